import type { Group, SourceFile } from '#src/sources/source.ts'

/** How much of the files was read, for the bar. A file that is read twice counts once. */
export class ByteMeter {
  readonly #read = new Map<string, number>()
  readonly #total: number | null

  constructor(files: readonly SourceFile[]) {
    this.#total = files.some(file => file.size === null) ? null : files.reduce((sum, file) => sum + (file.size ?? 0), 0)
  }

  watch(group: Group): Group {
    const read = this.#read
    const files = group.files.map(
      (file): SourceFile => ({
        path: file.path,
        size: file.size,
        modified: file.modified,
        ...(file.disk === undefined ? {} : { disk: file.disk }),
        get head() {
          return file.head
        },
        async *open() {
          let bytes = 0
          for await (const chunk of file.open()) {
            bytes += chunk.length
            read.set(file.path, Math.max(bytes, read.get(file.path) ?? 0))
            yield chunk
          }
        },
      }),
    )
    return { name: group.name, files }
  }

  /** From 0 to 1; null when a file does not say how long it is. */
  share(): number | null {
    if (!this.#total) return null
    let read = 0
    for (const bytes of this.#read.values()) read += bytes
    return Math.min(1, read / this.#total)
  }
}
