import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonRecords } from '../archive/json-records.ts'
import { isShape, member } from '../archive/shape.ts'
import { cv } from '../cv/index.ts'
import { partFile } from '../part-file.ts'
import type { Connector, Group, ReadContext, SourceFile } from '../source.ts'
import { headText } from '../text.ts'

/** A list of resumes, or one a line: a single resume is a CV, and goes to the reader of those. */
function holdsResumes(file: SourceFile): boolean {
  const head = headText(file.head).replace(/^\ufeff/, '')
  if (/^\s*\[\s*\{/.test(head)) return /"(?:basics|bio)"\s*:\s*\{/.test(head)
  const [first = '', second = ''] = head.split(/\r?\n/, 2)
  return /^\s*\{.*"(?:basics|bio)"\s*:\s*\{.*\}\s*$/.test(first) && /^\s*\{/.test(second)
}

/** Resumes of version 0 say `bio`, of version 1 `basics`. */
const isResume = (value: unknown): boolean => isShape(member(value, 'basics')) || isShape(member(value, 'bio'))

async function* resumes(file: SourceFile): AsyncGenerator<SourceFile | Unread> {
  for await (const record of jsonRecords(file)) {
    if ('why' in record) yield { unread: true, place: record.place, why: record.why }
    else if (isResume(record.value)) yield partFile(record.place, JSON.stringify(record.value), file.modified)
    else yield { unread: true, place: record.place, why: 'It is no resume: it has no basics.' }
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  for (const file of group.files)
    for await (const resume of resumes(file)) {
      context.signal?.throwIfAborted()
      if ('unread' in resume) yield resume
      else yield* cv.read({ name: group.name, files: [resume] }, context)
    }
}

/** Many resumes in one file: JSON Resume 0 and 1, as a list or one a line. */
export const jsonResumes: Connector = {
  name: 'json-resumes',
  label: 'JSON Resumes',
  reads: 'Many CVs in one file of JSON Resume, as a list or one a line.',
  recognise: files => files.filter(holdsResumes).map(file => ({ name: file.path, files: [file] })),
  async survey(group) {
    let count = 0
    for (const file of group.files) for await (const resume of resumes(file)) if (!('unread' in resume)) count++
    return { counts: [{ noun: 'CVs', count }], from: null, to: null, me: [], visible: 'all' }
  },
  read,
}
