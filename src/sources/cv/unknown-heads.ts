import { companyScore } from './fields/company-words.ts'
import type { Context } from './fields/context.ts'
import { degreeScore, schoolScore } from './fields/degree-words.ts'
import { studiesOf } from './fields/education.ts'
import type { Found } from './fields/piece.ts'
import { skillsOf } from './fields/skills.ts'
import { titleScore } from './fields/title-words.ts'
import { jobsOf } from './fields/work.ts'
import type { Section } from './sections/split.ts'
import { type SectionKind, sectionOf } from './sections/words.ts'

const text = (value: Found | null): string => value?.value ?? ''

/** Share of entries that say a school or a degree by its words, of those with a time. */
function studied({ lines }: Section, context: Context): number {
  const dated = studiesOf(lines, context).filter(({ from, to }) => from ?? to)
  const told = dated.filter(({ school, degree }) => schoolScore(text(school)) > 0.5 || degreeScore(text(degree)) > 0.5)
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
      Math.max(titleScore(text(title)), titleScore(text(company))) >= 0.4 ||
      Math.max(companyScore(text(company)), companyScore(text(title))) > 0,
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
  const words = items.reduce((sum, item) => sum + item.split(' ').length, 0)
  return languages.length === 0 && items.length >= leastItems && words <= items.length * 3 ? items.length : 0
}

/**
 * A heading in the look of the others whose words nobody has heard of: "Stationen", "Postes occupés". What stands under it
 * says what it heads, where nothing else in the document is that: entries with times that name posts, or studies; the longest list of single things are skills.
 */
export function toldByContent(sections: readonly Section[], context: Context): Section[] {
  const known = new Set(sections.map(({ kind }) => kind))
  const unheard = sections.filter(({ kind, title }) => kind === 'other' && sectionOf(title) === null)
  const told = new Map<string, SectionKind>()
  for (const section of unheard) {
    const { dated, told: named, whole } = posts(section, context)
    if (dated === 0) continue
    const study = studied(section, context)
    if (!known.has('education') && study >= 0.5 && study >= named) told.set(section.title, 'education')
    else if (!known.has('work') && dated >= 2 && Math.max(named, whole) >= 0.5 && study < 0.5)
      told.set(section.title, 'work')
  }
  if (!known.has('skills')) {
    const lists = unheard.filter(({ title }) => !told.has(title)).map(section => ({ section, items: listed(section) }))
    const longest = lists.filter(({ items }) => items > 0).sort((a, b) => b.items - a.items)[0]
    if (longest) told.set(longest.section.title, 'skills')
  }
  // Goes on over a page under the same heading.
  return sections.map(section => {
    const kind = section.kind === 'other' ? told.get(section.title) : undefined
    return kind ? { ...section, kind } : section
  })
}
