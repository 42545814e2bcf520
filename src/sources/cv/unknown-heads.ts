import { companyScore } from './fields/company-words.ts'
import type { Context } from './fields/context.ts'
import { findDates } from './fields/dates.ts'
import { degreeScore, schoolScore } from './fields/degree-words.ts'
import { studiesOf } from './fields/education.ts'
import { languagesOf } from './fields/languages.ts'
import { awardRoles, certificateRoles } from './fields/listed-words.ts'
import type { Found } from './fields/piece.ts'
import { skillsOf } from './fields/skills.ts'
import { titleScore } from './fields/title-words.ts'
import { jobsOf } from './fields/work.ts'
import { textOf } from './layout/model.ts'
import type { Section } from './sections/split.ts'
import { type SectionKind, sectionOf, spokenOf } from './sections/words.ts'

const valueIn = (found: Found | null): string => found?.value ?? ''

/** Share of entries that say a school or a degree by its words, of those with a time. */
function studied({ lines }: Section, context: Context): number {
  const dated = studiesOf(lines, context).filter(({ from, to }) => from ?? to)
  const told = dated.filter(
    ({ school, degree }) => schoolScore(valueIn(school)) > 0.5 || degreeScore(valueIn(degree)) > 0.5,
  )
  return told.length / Math.max(1, dated.length)
}

interface Posts {
  readonly dated: number
  /** Of those with a time, how many name a title or an employer by its words, 0 to 1. */
  readonly told: number
  /** Of those, how many say from when to when, and both title and employer. */
  readonly whole: number
}

function posts({ lines }: Section, context: Context): Posts {
  const dated = jobsOf(lines, context).filter(({ from, title, company }) => from && (title ?? company))
  const told = dated.filter(
    ({ title, company }) =>
      Math.max(titleScore(valueIn(title)), titleScore(valueIn(company))) >= 0.4 ||
      Math.max(companyScore(valueIn(company)), companyScore(valueIn(title))) > 0,
  )
  const whole = dated.filter(({ to, current, title, company }) => (to ?? current) && title && company)
  const share = (some: readonly unknown[]) => some.length / Math.max(1, dated.length)
  return { dated: dated.length, told: share(told), whole: share(whole) }
}

const leastItems = 5

/** How many things of a few words a section lists, where it is a list and nothing else: no sentence, no year. */
function listed({ lines }: Section): number {
  const texts = lines.flatMap(line => line.cells.map(cell => cell.text))
  if (texts.some(text => /\b(?:19|20)\d\d\b|@|[.!?。]$/.test(text))) return 0
  const { groups, languages } = skillsOf(lines)
  const items = groups.flatMap(({ keywords }) => keywords.map(({ value }) => value))
  const count = items.reduce((sum, item) => sum + item.split(' ').length, 0)
  return languages.length === 0 && count <= items.length * 3 ? items.length : 0
}

/** Lines that each name one thing with the day or year that it was got on: certificates, or prizes. */
function gotOnce({ lines }: Section): boolean {
  const texts = lines.map(textOf)
  const once = texts.filter(line => {
    const dates = findDates(line)
    return line.length < 110 && dates.length === 1 && dates[0]?.single === true
  })
  return once.length > 0 && once.length >= texts.length * 0.7
}

/** Words by which somebody speaks of themselves. */
const ofOneself =
  /(?<!\p{L})(?:I|[Mm]y|[Ii]ch|[Mm]eine?[mnrs]?|[Jj]e|[Jj]['’]|[Mm]on|[Yy]o|[Mm]is?|[Ii]o|[Mm]i[oa]|[Ii]k|[Mm]ijn|jestem|moj[ea]|[Ee]u|[Mm]eu|[Mm]inha|[Ss]oy|[Ss]ou|[Ss]ono)(?!\p{L})|私/u

/** Languages, most of the lines, at least one of them with its level. */
function listsLanguages({ lines }: Section): boolean {
  const said = languagesOf(lines)
  return said.length >= 2 && said.length >= lines.length * 0.7 && said.some(({ fluency }) => fluency)
}

/** Text in which somebody speaks of themselves. */
function ownWords({ lines }: Section): boolean {
  const whole = lines.map(textOf).join(' ')
  const prose = whole.length > 90 && /[.!。]$/.test(whole) && lines.every(line => !line.bullet)
  return prose && findDates(whole).length === 0 && ofOneself.test(whole)
}

/** What kind of things are got once: prizes where most lines say so. */
function kindOfGot({ lines }: Section): SectionKind {
  const texts = lines.map(textOf)
  const prizes = texts.filter(line => awardRoles.what(line) > certificateRoles.what(line))
  return prizes.length > texts.length / 2 ? 'awards' : 'certificates'
}

/** What the sections under headings nobody has heard of are told to be, by title: one that goes on over a page is one. */
type Told = Map<string, SectionKind>

/** By a word in the heading, where what stands under it does not say otherwise. */
function tellBySpoken(section: Section, context: Context, told: Told): void {
  const { title, lines } = section
  const spoken = spokenOf(title)
  if (!spoken) return
  const timed = lines.some(line => findDates(textOf(line)).length > 0)
  if ((spoken === 'work' || spoken === 'education') && !timed) return
  if (spoken === 'work' && studied(section, context) > Math.max(0.6, posts(section, context).told)) return
  told.set(title, spoken)
}

/** By entries with times. */
function tellByEntries(section: Section, context: Context, known: ReadonlySet<string>, told: Told): void {
  const { dated, told: named, whole } = posts(section, context)
  const study = studied(section, context)
  if (!known.has('education') && study >= 0.5 && study >= named) told.set(section.title, 'education')
  else if (!known.has('work') && dated >= 2 && Math.max(named, whole) >= 0.5 && study < 0.5)
    told.set(section.title, 'work')
}

/** By what the lines name, where nothing else in the document is that. `early`: before work and education. */
function byLines(section: Section, known: ReadonlySet<string>, early: boolean): SectionKind | null {
  if (!known.has('languages') && listsLanguages(section)) return 'languages'
  if (!known.has('certificates') && !known.has('courses') && gotOnce(section)) return kindOfGot(section)
  return !known.has('summary') && early && ownWords(section) ? 'summary' : null
}

const isLate = ({ kind }: Section): boolean => kind === 'references' || kind === 'other' || kind === 'header'

/**
 * A heading in the look of the others whose words nobody has heard of: "Stationen", "Postes occupés". A word in it may say
 * what it heads ("Expériences en cuisine"); else what stands under it does, where nothing else in the document is that:
 * entries with times that name posts, or studies; languages, things got once, the text before all else; the longest list
 * of single things are skills, a later one what somebody likes.
 */
export function toldByContent(sections: readonly Section[], context: Context): Section[] {
  const unheard = sections.filter(({ kind, title }) => kind === 'other' && sectionOf(title) === null)
  const told: Told = new Map()
  for (const section of unheard) tellBySpoken(section, context, told)
  const known = new Set<string>([...sections.map(({ kind }) => kind), ...told.values()])
  const silent = unheard.filter(({ title }) => !told.has(title))
  for (const section of silent) tellByEntries(section, context, known, told)
  const career = sections.findIndex(({ kind, title }) => {
    const it = told.get(title) ?? kind
    return it === 'work' || it === 'education'
  })
  for (const section of silent) {
    if (told.has(section.title)) continue
    const early = career < 0 || sections.indexOf(section) < career
    const kind = byLines(section, new Set([...known, ...told.values()]), early)
    if (kind) told.set(section.title, kind)
  }
  const lists = () =>
    silent
      .filter(({ title }) => !told.has(title))
      .map(section => ({ section, items: listed(section) }))
      .sort((a, b) => b.items - a.items)
  if (!known.has('skills')) {
    const [longest] = lists().filter(({ items }) => items >= leastItems)
    if (longest) told.set(longest.section.title, 'skills')
  }
  if (!known.has('interests')) {
    const after = lists().find(
      ({ section, items }) => items >= 3 && career >= 0 && sections.slice(sections.indexOf(section) + 1).every(isLate),
    )
    if (after) told.set(after.section.title, 'interests')
  }
  return sections.map(section => {
    const kind = section.kind === 'other' ? told.get(section.title) : undefined
    return kind ? { ...section, kind } : section
  })
}
