import { headSize } from './intake/limits.ts'
import type { SourceFile } from './source.ts'

/** A part of a file, taken out, as a file of its own: another connector reads it, and its original is this part alone. */
export function partFile(path: string, text: string, modified: string | null): SourceFile {
  const bytes = Buffer.from(text)
  return {
    path,
    size: bytes.length,
    modified,
    head: bytes.subarray(0, headSize),
    async *open() {
      yield bytes
    },
  }
}
