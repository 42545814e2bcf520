import type { Unread } from '#src/domain/draft.ts'
import type { SourceFile } from '../source.ts'
import { diskFile } from './disk.ts'
import { isGzip, unwrapped } from './gzip.ts'
import { Heads } from './heads.ts'
import { dense, isMailbox, type Limits, large, ratioFloor, startsMailbox, tooDense, tooMany } from './limits.ts'
import { Spool } from './spool.ts'
import { tarContents } from './tar.ts'
import { isTar } from './tar-entries.ts'
import { isZip, type ZipEntry, zipContents } from './zip.ts'
import { zipFile } from './zip-file.ts'

const nested = 'It is an archive inside an archive. Unpack it and give the folder.'

const isNested = ({ path, head }: SourceFile): boolean =>
  (/\.zip$/i.test(path) && isZip(head)) || (/\.tar$/i.test(path) && isTar(head))

/** What is being opened, as far as it has come, and the rules of what may come in. */
export class Collection {
  readonly files: SourceFile[] = []
  readonly refused: Unread[] = []
  readonly heads = new Heads()
  readonly #limits: Limits
  #spool: Spool | null = null
  full = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Lets go of what is kept in memory and beside it. */
  close(): void {
    this.heads.clear()
    this.#spool?.close()
    this.#spool = null
  }

  refuse(place: string, why: string): void {
    this.refused.push({ unread: true, place, why })
  }

  /** A file on the disk. One that was given by itself is looked into whatever its name; in a folder, the name decides. */
  async addDisk(
    disk: string,
    path: string,
    stat: { readonly size: number; readonly mtimeMs: number },
    given: boolean,
  ): Promise<void> {
    const file = diskFile(disk, path, stat, this.heads)
    if ((given || /\.zip$/i.test(path)) && isZip(file.head)) return this.#addZip(disk, file)
    if ((given || /\.tar$/i.test(path)) && isTar(file.head)) return this.#addTar(file, file.path)
    const inner = this.#unwrapped(file, given)
    if (inner !== file && isTar(inner.head)) return this.#addTar(this.#unwrapped(file, given, Infinity), file.path)
    this.#addPlain(file, given)
  }

  async #addTar(tar: SourceFile, name: string): Promise<void> {
    const contents = await tarContents(tar, name, this.#limits, this.heads, () => (this.#spool ??= new Spool()))
    this.refused.push(...contents.refused)
    for (const file of contents.files) {
      if (isNested(file)) this.refuse(file.path, nested)
      else this.#addPlain(file, false)
    }
  }

  async #addZip(disk: string, file: SourceFile): Promise<void> {
    const contents = await zipContents(disk, file.path, this.#limits)
    if (contents.document) return this.#add(file)
    this.refused.push(...contents.refused)
    let unpacked = 0
    for (const entry of contents.entries) {
      const inner = zipFile(disk, `${file.path}/${entry.path}`, entry, this.heads)
      const counted = this.#counts(inner, entry) ? entry.size : 0
      const why = this.#whyNot(inner, entry, unpacked + counted)
      if (why !== null) {
        this.refuse(inner.path, why)
        continue
      }
      unpacked += counted
      this.#addPlain(inner, false)
    }
  }

  /** Mailboxes are free of the limit on what an archive unpacks to. */
  #counts(file: SourceFile, entry: ZipEntry): boolean {
    return !(isMailbox(file.path) || (entry.size > ratioFloor && startsMailbox(file.head)))
  }

  #whyNot(file: SourceFile, entry: ZipEntry, unpacked: number): string | null {
    if (tooDense(entry.packed, entry.size, this.#limits)) return dense(this.#limits)
    if (isNested(file)) return nested
    return unpacked > this.#limits.unpacked ? large(this.#limits) : null
  }

  /** A file that is no archive, or what its `.gz` holds. */
  #addPlain(file: SourceFile, given: boolean): void {
    const inner = this.#unwrapped(file, given)
    if (inner !== file && (isZip(inner.head) || isTar(inner.head))) this.refuse(file.path, nested)
    else this.#add(inner)
  }

  #unwrapped(file: SourceFile, given: boolean, unpacked = this.#limits.unpacked): SourceFile {
    const named = /\.(gz|gzip|tgz)$/i.test(file.path)
    return (named || given) && isGzip(file.head) ? unwrapped(file, { ...this.#limits, unpacked }, this.heads) : file
  }

  #add(file: SourceFile): void {
    if (this.files.length < this.#limits.entries) this.files.push(file)
    else if (!this.full) {
      this.full = true
      this.refuse(file.path, `This and the files after it: ${tooMany(this.#limits)}`)
    }
  }
}
