import type * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import {
  type CvSection,
  type CvSectionName,
  type CvStyle,
  cvSectionHeads,
  cvStyle,
  type HouseCv,
} from '#src/domain/house-cv.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { cvStyleOf } from '#src/projections/cv-style.ts'
import { settingsOf } from '#src/projections/settings.ts'
import { changeHouse, requireManager, withSeen } from '../house-settings.ts'
import { cvAsPdf } from './pdf.ts'
import { pngSize } from './png-size.ts'

export const cvStyleChange = withSeen(cvStyle)

/** Somebody whom nobody knows, to see a form by. */
const sample: Omit<HouseCv, 'sections'> & {
  readonly of: Readonly<Record<CvSectionName, Omit<CvSection, 'head'>>>
} = {
  title: 'Ines Walk-Morrow',
  headline: 'Controls engineer, lift safety',
  contact: ['Aarhus', 'ines@mail.example', '+45 70 10 00 00'],
  of: {
    summary: {
      blocks: [
        { text: 'Fifteen years of safety systems for lifts, from the analysis of hazards to acceptance on site.' },
      ],
      items: [],
    },
    skills: { blocks: [{ text: 'IEC 61508 · TwinCAT · C++ · Commissioning' }], items: [] },
    work: {
      blocks: [],
      items: [
        {
          title: 'Lead controls engineer',
          about: 'Halvard Lifts, Aarhus',
          when: 'May 2019 to now',
          blocks: [{ points: ['Brought the fault rate down by a third', 'Leads a team of five'] }],
        },
        { title: 'Controls engineer', about: 'Tarnside Motion, Leeds', when: '2011 to 2019', blocks: [] },
      ],
    },
    education: {
      blocks: [],
      items: [{ title: 'MSc, Mechatronics', about: 'University of Leeds', when: '2009 to 2011', blocks: [] }],
    },
    languages: { blocks: [{ text: 'English (native) · Danish (fluent)' }], items: [] },
    certificates: {
      blocks: [],
      items: [{ title: 'Functional safety engineer', about: 'An examining body', when: 'Jun 2018', blocks: [] }],
    },
    publications: {
      blocks: [],
      items: [{ title: 'Brakes that tell', about: 'Lift Quarterly', when: '2021', blocks: [] }],
    },
    availability: { blocks: [{ text: 'Notice: three months' }], items: [] },
  },
}

/** A form that nobody has saved yet, on paper. @throws Refusal `forbidden`, or `invalid` where it cannot be printed */
export async function sampleCv({ db }: Workspace, viewer: Viewer, style: CvStyle): Promise<Buffer> {
  requireManager(viewer)
  requireLogo(style)
  const { of, ...said } = sample
  const sections = style.sections.map(name => ({ head: cvSectionHeads[name], ...of[name] }))
  const { agency } = await settingsOf(db.app)
  return (await cvAsPdf({ ...said, sections }, style, agency)).bytes
}

function requireLogo({ logo }: CvStyle): void {
  if (logo !== null && !pngSize(Buffer.from(logo, 'base64')))
    throw new Refusal('invalid', 'The logo is no PNG of at most 4,000 pixels a side.', '/logo')
}

/**
 * How the house's CVs look from now on; one is set before it is taken, so that a broken picture is refused here.
 * @throws Refusal `changed` naming what somebody else changed since the form was opened; nothing is taken then.
 */
export async function changeCvStyle(
  workspace: Workspace,
  viewer: Viewer,
  { was, ...style }: z.infer<typeof cvStyleChange>,
): Promise<CvStyle> {
  requireManager(viewer)
  if (style.sections.length === 0) throw new Refusal('invalid', 'A CV without any part is empty.', '/sections')
  if (new Set(style.sections).size < style.sections.length)
    throw new Refusal('invalid', 'A part is named twice.', '/sections')
  if (style.logo !== null) await sampleCv(workspace, viewer, style)
  const kept = (taken: Partial<CvStyle>, now: CvStyle) => ({ cv: { ...now, ...taken } })
  return changeHouse<CvStyle>(workspace, viewer, { read: cvStyleOf, kept }, style, was)
}
