import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { UnreadableCv } from '../unreadable.ts'

const maxEntries = 5000
const maxTotal = 64 * 1024 * 1024
const maxRatio = 200

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, validateEntrySizes: true },
      (error, zip) =>
        error || !zip
          ? reject(new UnreadableCv('damaged', 'The file is damaged: its archive cannot be opened.'))
          : resolve(zip),
    ),
  )

const read = (zip: ZipFile, entry: Entry): Promise<Uint8Array> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(error ?? new Error('no stream'))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    }),
  )

export interface Parts {
  readonly names: readonly string[]
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * The wanted parts of a document that is a ZIP archive. Sizes are checked before anything is unpacked.
 * @throws UnreadableCv when the archive is damaged or unpacks to more than a document can be.
 */
export async function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Parts> {
  const zip = await open(bytes)
  const names: string[] = []
  const files = new Map<string, Uint8Array>()
  let total = 0
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      zip.close()
      reject(
        error instanceof UnreadableCv
          ? error
          : new UnreadableCv('damaged', 'The file is damaged: a part of it cannot be unpacked.'),
      )
    }
    zip.on('error', fail)
    zip.on('end', () => resolve({ names, files }))
    zip.on('entry', (entry: Entry) => {
      names.push(entry.fileName)
      total += entry.uncompressedSize
      const blown = entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * maxRatio
      if (names.length > maxEntries || (wanted(entry.fileName) && (blown || total > maxTotal)))
        return fail(new UnreadableCv('too-large', 'The file unpacks to more than a CV can be.'))
      if (!wanted(entry.fileName)) return zip.readEntry()
      read(zip, entry).then(file => {
        files.set(entry.fileName, file)
        zip.readEntry()
      }, fail)
    })
    zip.readEntry()
  })
}
