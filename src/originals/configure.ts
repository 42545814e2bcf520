import { join } from 'node:path'
import { bucketStore } from './bucket.ts'
import { folderStore } from './folder.ts'
import type { ObjectStore } from './store.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The store that the environment names: THROUGHLINE_ORIGINALS is a folder, or
 * `s3://BUCKET/PREFIX?endpoint=https://…&region=…` with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; without it, the
 * folder `originals` in the data folder.
 * @throws Error that names the variable that is missing or cannot be read.
 */
export function configuredStore(dataDir: string, environment: Environment = process.env): ObjectStore {
  const place = environment.THROUGHLINE_ORIGINALS?.trim()
  if (!place) return folderStore(join(dataDir, 'originals'))
  if (!place.startsWith('s3://')) return folderStore(place)
  const url = new URL(place)
  const region = url.searchParams.get('region') ?? environment.AWS_REGION ?? 'us-east-1'
  const prefix = url.pathname.replace(/^\//, '')
  return bucketStore({
    bucket: url.hostname,
    prefix: prefix && !prefix.endsWith('/') ? `${prefix}/` : prefix,
    region,
    endpoint: url.searchParams.get('endpoint') ?? `https://s3.${region}.amazonaws.com`,
    accessKeyId: required(environment, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: required(environment, 'AWS_SECRET_ACCESS_KEY'),
  })
}

function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (!value) throw new Error(`THROUGHLINE_ORIGINALS names a bucket, but ${name} is not set.`)
  return value
}
