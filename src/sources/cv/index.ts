import type { Unread } from '#src/domain/draft.ts'
import { Unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { CvThreads, type ReadCv } from './apart.ts'
import { draftsOf } from './claims.ts'
import { formatOf } from './format.ts'
import { sectionOf } from './sections/words.ts'

const maxBytes = 40 * 1024 * 1024

const nameOf = (path: string) => path.split('/').at(-1) ?? path
const latin = (file: SourceFile) =>
  Buffer.from(file.head.buffer, file.head.byteOffset, file.head.length).toString('latin1')

/** Text that is a CV and not a letter or a table: headings of a CV on lines of their own. */
function readsLikeCv(text: string): boolean {
  const kinds = new Set(
    text
      .split(/\r?\n|<\/?(?:h\d|p|div|td|li|b|strong)[^<>]{0,200}>/i)
      .slice(0, 2000)
      .map(line => sectionOf(line.trim()))
      .filter(kind => kind !== null),
  )
  return ['work', 'education', 'skills'].filter(kind => kinds.has(kind as 'work')).length >= 2
}

/** Files that can be CVs, by their bytes; text, HTML, XML and JSON only when they read like one. */
export function couldBeCv(file: SourceFile): boolean {
  const { format } = formatOf(file.head)
  switch (format) {
    case 'pdf':
    case 'rtf':
      return true
    case 'zip':
      return /word\/|application\/vnd\.openxmlformats-officedocument\.wordprocessingml|application\/vnd\.oasis\.opendocument\.text(?!-)/.test(
        latin(file),
      )
    case 'xml':
      return /<(?:\w+:)?(?:SkillsPassport|Candidate)\b/.test(latin(file))
    case 'json':
      return /"basics"\s*:\s*\{|"bio"\s*:\s*\{|"format"\s*:\s*"FRESH/.test(headText(file.head))
    case 'html':
    case 'text':
      return readsLikeCv(headText(file.head))
    default:
      return false
  }
}

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
  recognise: files => files.filter(couldBeCv).map((file): Group => ({ name: nameOf(file.path), files: [file] })),
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
          { path: file.path, name: nameOf(file.path), bytes, modified: file.modified },
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

const threads = new CvThreads()

export const cv: Connector = cvAt(threads.read)
