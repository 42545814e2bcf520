import type { SourceFile } from '../source.ts'
import { bytesAt, stream } from './bytes.ts'
import type { Heads } from './heads.ts'
import { headSize } from './limits.ts'

/** A file as it lies on the disk. A head that cannot be read is empty: `open` says why. */
export function diskFile(
  file: string,
  path: string,
  stat: { readonly size: number; readonly mtimeMs: number },
  heads: Heads,
): SourceFile {
  const key = {}
  return {
    path,
    size: stat.size,
    modified: new Date(stat.mtimeMs).toISOString(),
    get head() {
      return heads.get(key, () => {
        try {
          return bytesAt(file, 0, Math.min(headSize, stat.size))
        } catch {
          return new Uint8Array(0)
        }
      })
    },
    open: () => stream(file),
    disk: file,
  }
}
