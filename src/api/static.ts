import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import type { Env } from './context.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

interface Asset {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer> | null
  readonly type: string
  /** Entity tag of the bytes (RFC 9110, 8.8.3), weak because it stands for the packed form too. */
  readonly tag: string
}

/** The web app's files, compressed once; every address that is no file is a page of the app. */
export function serveWeb(app: Hono<Env>, folder: string): void {
  const cache = new Map<string, Promise<Asset | null>>()
  const asset = (path: string): Promise<Asset | null> => {
    const known = cache.get(path)
    if (known) return known
    const found = load(join(folder, path))
    // Only what is there: whoever asks for a thousand other things takes no room.
    void found.then(one => one && cache.set(path, found))
    return found
  }
  app.get('*', async context => {
    const path = pathOf(context.req.url)
    if (path === null) return context.notFound()
    const isFile = extname(path) !== ''
    const found =
      (isFile ? await asset(path) : null) ?? (isFile && path.startsWith('/assets/') ? null : await asset('/index.html'))
    if (!found) return context.notFound()
    const kept = {
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: found.tag,
      vary: 'accept-encoding',
    }
    if (isHeld(context.req.header('if-none-match'), found.tag))
      return new Response(null, { status: 304, headers: kept })
    const packed = found.gzip && (context.req.header('accept-encoding') ?? '').includes('gzip')
    return new Response(packed ? found.gzip : found.bytes, {
      headers: { ...kept, 'content-type': found.type, ...(packed ? { 'content-encoding': 'gzip' } : {}) },
    })
  })
}

/** Whether `If-None-Match` names the tag; compared weakly (RFC 9110, 13.1.2). */
const isHeld = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some(one => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag.slice(2))

/** Null for an address that cannot be one. */
function pathOf(address: string): string | null {
  try {
    return normalize(decodeURIComponent(new URL(address).pathname)).replace(/^(\.\.[/\\])+/, '')
  } catch {
    return null
  }
}

async function load(file: string): Promise<Asset | null> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return null
  const bytes = new Uint8Array(await readFile(file))
  const type = types[extname(file)] ?? 'application/octet-stream'
  return {
    bytes,
    gzip: /text|javascript|json|svg/.test(type) ? new Uint8Array(gzipSync(bytes, { level: 9 })) : null,
    type,
    tag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
  }
}
