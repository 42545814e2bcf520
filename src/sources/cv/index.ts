import type { Unread } from '#src/domain/draft.ts'
import { baseName } from '../intake/path.ts'
import { Unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, SourceFile, Survey } from '../source.ts'
import { inThreads, type ReadCv } from './apart.ts'
import { draftsOf } from './claims.ts'
import { couldBeCv } from './could-be.ts'

const maxBytes = 40 * 1024 * 1024

async function bytesOf(file: SourceFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.open()) {
    length += chunk.length
    if (length > maxBytes) throw new Unreadable('The file is larger than 40 MB.')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** CVs, read by the given reader: apart from the process where they come from outside. */
export const cvAt = (read: ReadCv): Connector => ({
  name: 'cv',
  label: 'CVs',
  ahead: 2,
  reads: 'CVs as PDF, DOCX, ODT, RTF, HTML, text, Europass XML or JSON Resume, one person a file.',
  recognise: files => files.filter(couldBeCv).map((file): Group => ({ name: baseName(file.path), files: [file] })),
  async survey(group): Promise<Survey> {
    return {
      counts: [{ noun: group.files.length === 1 ? 'CV' : 'CVs', count: group.files.length }],
      from: null,
      to: null,
      me: [],
      visible: 'all',
    }
  },
  async *read(group, context) {
    for (const file of group.files) {
      context.signal?.throwIfAborted()
      try {
        const bytes = await bytesOf(file)
        yield* draftsOf(
          await read(bytes, context.lessons),
          { path: file.path, name: baseName(file.path), bytes, modified: file.modified },
          context.now,
          context.country,
        )
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        const unread: Unread = { unread: true, place: file.path, why: error.message }
        yield unread
      }
    }
  },
})

export const cv: Connector = cvAt(inThreads)
