import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { parseDocument } from 'htmlparser2'
import { type ObjectStore, type StoredObject, StoreError } from './store.ts'

/** An S3-compatible bucket: AWS, MinIO, Ceph, R2, Garage. */
interface BucketOptions {
  /** Origin of the service; the bucket is the first part of the path: `https://s3.eu-central-1.amazonaws.com`. */
  readonly endpoint: string
  readonly bucket: string
  /** Before every name, empty or ending in `/`. */
  readonly prefix: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const timeout = 60_000

/** Objects in a bucket, by the S3 API (signature version 4), five attempts each. */
export function bucketStore(options: BucketOptions): ObjectStore {
  const { accessKeyId, secretAccessKey, region, prefix } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 4, initRetryMs: 100 })
  const base = `${options.endpoint.replace(/\/$/, '')}/${options.bucket}`

  async function ask(method: string, name: string, url: string, body?: Uint8Array): Promise<Response> {
    const hash = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const headers = { 'x-amz-content-sha256': hash }
    try {
      const request = { method, headers, signal: AbortSignal.timeout(timeout) }
      const response = await client.fetch(url, body ? { ...request, body: Buffer.from(body) } : request)
      if (response.ok || response.status === 404) return response
      const told = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? response.statusText
      const full = response.status === 507 || /Quota|XMinioStorageFull/.test(told)
      throw new StoreError(full ? 'full' : 'unreachable', name, new Error(`${response.status} ${told}`))
    } catch (error) {
      throw error instanceof StoreError ? error : new StoreError('unreachable', name, error)
    }
  }
  const urlOf = (name: string) => `${base}/${prefix}${name}`

  return {
    place: `${base}/${prefix}`,
    async write(name, bytes) {
      const response = await ask('PUT', name, urlOf(name), bytes)
      if (response.status === 404) throw new StoreError('unreachable', name, new Error('404 no such bucket'))
    },
    async read(name) {
      const response = await ask('GET', name, urlOf(name))
      if (response.status === 404) throw new StoreError('missing', name)
      return Buffer.from(await response.arrayBuffer())
    },
    async stat(name) {
      const response = await ask('HEAD', name, urlOf(name))
      return response.status === 404 ? null : { name, size: Number(response.headers.get('content-length')) }
    },
    async remove(name) {
      const there = (await ask('HEAD', name, urlOf(name))).status !== 404
      if (there) await ask('DELETE', name, urlOf(name))
      return there
    },
    async *list() {
      let token: string | null = null
      do {
        const query = new URLSearchParams({
          'list-type': '2',
          prefix,
          ...(token ? { 'continuation-token': token } : {}),
        })
        const response = await ask('GET', base, `${base}?${query}`)
        if (response.status === 404) throw new StoreError('unreachable', base, new Error('404 no such bucket'))
        const page = readPage(await response.text())
        for (const { name, size } of page.objects) yield { name: name.slice(prefix.length), size }
        token = page.next
      } while (token)
    },
    // A bucket answers when it has stored.
    settle: () => Promise.resolve(),
  }
}

interface Page {
  readonly objects: readonly StoredObject[]
  readonly next: string | null
}

type Node = ReturnType<typeof parseDocument>['children'][number]

/** One answer of ListObjectsV2. */
function readPage(xml: string): Page {
  const top = elements(parseDocument(xml, { xmlMode: true }).children, 'ListBucketResult')[0] ?? []
  const objects = elements(top, 'Contents').map(item => ({ name: text(item, 'Key'), size: Number(text(item, 'Size')) }))
  return { objects, next: text(top, 'NextContinuationToken') || null }
}

const elements = (nodes: readonly Node[], name: string): Node[][] =>
  nodes.flatMap(node => ('name' in node && node.name === name && 'children' in node ? [node.children] : []))

const text = (nodes: readonly Node[], name: string): string =>
  (elements(nodes, name)[0] ?? []).map(node => ('data' in node ? node.data : '')).join('')
