import { createGunzip, gunzipSync } from 'node:zlib'
import type { SourceFile } from '../source.ts'
import { through } from './bytes.ts'
import { type Heads, inflateHead } from './heads.ts'
import { dense, isMailbox, type Limits, large, startsMailbox, tooDense } from './limits.ts'
import { Unreadable } from './unreadable.ts'

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8

/** The file inside a `.gz`, under the name without it. Several members in a row are one file (RFC 1952). */
export function unwrapped(file: SourceFile, limits: Limits, heads: Heads): SourceFile {
  const key = {}
  const path = file.path.replace(/\.gz(ip)?$/i, '').replace(/\.tgz$/i, '.tar')
  return {
    path,
    size: null,
    modified: file.modified,
    get head() {
      return heads.get(key, () => inflateHead(length => file.head.subarray(0, length), gunzipSync))
    },
    open: () => gunzipped(file, path, limits),
  }
}

async function* gunzipped(file: SourceFile, path: string, limits: Limits): AsyncGenerator<Uint8Array> {
  let packed = 0
  let unpacked = 0
  let endless = isMailbox(path)
  async function* counted() {
    for await (const chunk of file.open()) {
      packed += chunk.length
      yield chunk
    }
  }
  for await (const bytes of through(counted(), createGunzip())) {
    if (unpacked === 0 && startsMailbox(bytes)) endless = true
    unpacked += bytes.length
    if (tooDense(packed, unpacked, limits)) throw new Unreadable(dense(limits))
    if (!endless && unpacked > limits.unpacked) throw new Unreadable(large(limits))
    yield bytes
  }
}
