import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A bucket service for tests: it checks signatures (AWS signature version 4) and answers in pages of a hundred. */
export interface FakeBucket {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly objects: Map<string, Buffer>
  /** Answers 503 to so many requests. */
  failNext(count: number): void
  close(): Promise<void>
}

const page = 100

export async function fakeBucket(): Promise<FakeBucket> {
  const objects = new Map<string, Buffer>()
  const accessKeyId = 'AKIDEXAMPLE'
  const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
  let failures = 0

  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const body = Buffer.concat(parts)
    const url = new URL(request.url ?? '', 'http://localhost')
    const key = decodeURIComponent(url.pathname.slice('/house/'.length))
    if (failures > 0) {
      failures -= 1
      response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
    } else if (!signed(request, body, secretAccessKey)) {
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    } else if (request.method === 'PUT') {
      objects.set(key, body)
      response.end()
    } else if (request.method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
    } else if (url.searchParams.has('list-type')) {
      response.end(list(objects, url.searchParams))
    } else {
      const found = objects.get(key)
      if (!found) response.writeHead(404).end()
      else
        response.writeHead(200, { 'content-length': found.length }).end(request.method === 'HEAD' ? undefined : found)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId,
    secretAccessKey,
    objects,
    failNext(count) {
      failures = count
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const entities = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

function list(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? ''
  const keys = [...objects.keys()].filter(key => key.startsWith(prefix) && key > after).sort()
  const rows = keys
    .slice(0, page)
    .map(key => `<Contents><Key>${entities(key)}</Key><Size>${objects.get(key)?.length}</Size></Contents>`)
  const next =
    keys.length > page ? `<NextContinuationToken>${entities(keys[page - 1] ?? '')}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult><Name>house</Name>${next}${rows.join('')}</ListBucketResult>`
}

const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const mac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest()
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Recomputes the signature from what arrived, as the specification says. */
function signed(request: IncomingMessage, body: Buffer, secret: string): boolean {
  const given = /Credential=([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(request.headers.authorization ?? '')
  const [, credential = '', names = '', signature] = given ?? []
  const [, date = '', region = '', service = ''] = credential.split('/')
  const url = new URL(request.url ?? '', 'http://localhost')
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const headers = names
    .split(';')
    .map(name => `${name}:${String(request.headers[name] ?? '').trim()}\n`)
    .join('')
  const path = url.pathname
    .split('/')
    .map(part => encode(decodeURIComponent(part)))
    .join('/')
  const content = request.headers['x-amz-content-sha256']
  if (content !== hash(body)) return false
  const canonical = [request.method, path, query, headers, names, content].join('\n')
  const scope = [date, region, service, 'aws4_request'].join('/')
  const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash(canonical)].join('\n')
  const key = ['aws4_request'].reduce(mac, [region, service].reduce<Buffer>(mac, mac(`AWS4${secret}`, date)))
  return createHmac('sha256', key).update(toSign).digest('hex') === signature
}
