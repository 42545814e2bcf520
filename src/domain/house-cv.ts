import * as z from 'zod'

/** What a CV in the house's own form can hold, by what it is. */
export const cvSections = [
  'summary',
  'skills',
  'work',
  'education',
  'languages',
  'certificates',
  'publications',
  'availability',
] as const
export type CvSectionName = (typeof cvSections)[number]
export const cvSectionHeads: Readonly<Record<CvSectionName, string>> = {
  summary: 'Profile',
  skills: 'Skills',
  work: 'Experience',
  education: 'Education',
  languages: 'Languages',
  certificates: 'Certificates',
  publications: 'Publications',
  availability: 'Availability',
}

export const cvTemplates = ['plain', 'band', 'classic'] as const
export const cvPapers = ['a4', 'letter'] as const
/** With name and contact details, or without. */
export const cvForms = ['full', 'blind'] as const
export type CvForm = (typeof cvForms)[number]
export const cvFormats = ['pdf', 'docx'] as const
export type CvFormat = (typeof cvFormats)[number]
export const cvMediaTypes: Readonly<Record<CvFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Bytes of a logo, as PNG. */
export const largestLogo = 300_000

/** How the house's CVs look. `logo` is a PNG in base64; sections stand in the order given. */
export const cvStyle = z.object({
  template: z.enum(cvTemplates),
  colour: z.string().regex(/^#[0-9a-f]{6}$/, 'A colour is # and six digits: #1f4fd8.'),
  paper: z.enum(cvPapers),
  sections: z.array(z.enum(cvSections)).max(cvSections.length),
  footer: z.string().trim().max(300),
  logo: z
    .base64()
    .max(Math.ceil(largestLogo / 3) * 4, 'The logo is larger than 300 kB.')
    .nullable(),
})
export type CvStyle = z.infer<typeof cvStyle>
export const defaultCvStyle: CvStyle = {
  template: 'plain',
  colour: '#1f4fd8',
  paper: 'a4',
  sections: ['summary', 'skills', 'work', 'education', 'languages', 'certificates'],
  footer: '',
  logo: null,
}

/** A paragraph, or the points of a list. */
export type CvBlock = { readonly text: string } | { readonly points: readonly string[] }

export interface CvItem {
  readonly title: string
  readonly about: string
  readonly when: string
  readonly blocks: readonly CvBlock[]
}
export interface CvSection {
  readonly head: string
  readonly blocks: readonly CvBlock[]
  readonly items: readonly CvItem[]
}
/** A CV as it is to be read, whatever it is written as. */
export interface HouseCv {
  /** The name, or what stands for it. */
  readonly title: string
  readonly headline: string
  readonly contact: readonly string[]
  readonly sections: readonly CvSection[]
}

const point = /^\s*(?:[-*–—•‣▪●◦·]|\d{1,2}[.)])\s+(?=\S)/u
const bare = /^\s*[•‣▪●◦·]\s*$/u

/** Paragraphs and lists, as plain text marks them. */
export function blocksOf(text: string): CvBlock[] {
  const blocks: CvBlock[] = []
  let points: string[] = []
  const endList = (): void => {
    if (points.length > 0) blocks.push({ points })
    points = []
  }
  for (const line of text.split(/\r\n|[\n\r\v\f\u2028\u2029]/)) {
    if (point.test(line)) points.push(line.replace(point, '').trim())
    else if (line.trim() === '' || bare.test(line)) continue
    else {
      endList()
      blocks.push({ text: line.trim() })
    }
  }
  endList()
  return blocks
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
function day(partial: string): string {
  const found = /^(\d{4})(?:-(\d{2}))?/.exec(partial)
  if (!found) return partial
  const month = months[Number(found[2]) - 1]
  return month === undefined ? (found[1] ?? partial) : `${month} ${found[1]}`
}

/** "May 2019 to now"; what is not known is left out. */
export function spanWords(from: string | undefined, to: string | undefined, current: boolean | undefined): string {
  const end = to === undefined ? (current ? 'now' : '') : day(to)
  if (from === undefined) return end === '' || end === 'now' ? end : `to ${end}`
  return end === '' ? day(from) : `${day(from)} to ${end}`
}
