import { readDocx } from './layout/markup/docx.ts'
import { readPdf } from './layout/pdf/read.ts'
import { vocabulary } from './layout/vocabulary.ts'
import { type Resume, resumeOf } from './resume.ts'
import { understand } from './understand.ts'
import { Unreadable } from './unreadable.ts'

/** Reads one CV. @throws Unreadable with the reason in words. */
export async function parseCv(bytes: Uint8Array): Promise<Resume> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return resumeOf(understand(await readPdf(bytes, vocabulary)))
  if (head.startsWith('PK')) return resumeOf(understand(await readDocx(bytes, vocabulary)))
  throw new Unreadable('not-a-document', 'This is no kind of document that can be read.')
}
