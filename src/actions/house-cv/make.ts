import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { type CvFormat, cvFormats, cvForms, cvSections } from '#src/domain/house-cv.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { cvStyleOf } from '#src/projections/cv-style.ts'
import { personPage } from '#src/projections/person/page.ts'
import { settingsOf } from '#src/projections/settings.ts'
import { cvAsDocx } from './docx.ts'
import { cvAsPdf } from './pdf.ts'
import { houseCv } from './words.ts'

export const cvAsked = z.object({
  form: z.enum(cvForms).default('full'),
  format: z.enum(cvFormats).default('pdf'),
  /** False: the present employer is not named. */
  employer: z.boolean().default(true),
  /** Other sections than the house's, in their order. */
  sections: z.array(z.enum(cvSections)).max(cvSections.length).optional(),
})

export interface MadeCv {
  readonly bytes: Buffer
  /** Of the file; blind, it does not tell who it is. */
  readonly name: string
  readonly format: CvFormat
  /** False: some characters are in no font of this machine. */
  readonly complete: boolean
}

/**
 * A person's CV in the house's own form, from what the viewer may see of them. Blind, it goes by "Candidate" and four
 * signs that are always the same for this person and lead nowhere.
 * @throws Refusal `missing`; `invalid` when nothing is known that a CV would hold
 */
export async function makeCv(
  { db, key, now }: Workspace,
  viewer: Viewer,
  person: string,
  { form, format, employer, sections }: z.infer<typeof cvAsked>,
): Promise<MadeCv> {
  const [page, style, { agency }] = await Promise.all([
    personPage(db.app, viewer, person, now()),
    cvStyleOf(db.app),
    settingsOf(db.app),
  ])
  if (!page) throw new Refusal('missing', 'This person is not here, or you may not see them.')
  const alias = `Candidate ${keyedId(key, 'alias', page.id).slice(-4).toUpperCase()}`
  const cv = houseCv(page, { form, employer, alias, sections: sections ?? style.sections })
  if (cv.sections.length === 0 && cv.headline === '')
    throw new Refusal('invalid', 'Nothing is known of them that a CV would hold: no work, no education, no skills.')
  const name = `CV ${fileName(cv.title)}.${format}`
  if (format === 'docx') return { bytes: await cvAsDocx(cv, style, agency), name, format, complete: true }
  const { bytes, complete } = await cvAsPdf(cv, style, agency)
  return { bytes, name, format, complete }
}

const fileName = (title: string): string =>
  title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 80)
