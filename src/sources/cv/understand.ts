import { placeOf } from './fields/address.ts'
import { contactsOf } from './fields/contact.ts'
import type { Context } from './fields/context.ts'
import type { Cv, LanguageFound } from './fields/cv.ts'
import { studiesOf } from './fields/education.ts'
import { headlineOf } from './fields/header.ts'
import { languageList, languagesOf } from './fields/languages.ts'
import { awardsOf, certificatesOf, publicationsOf } from './fields/listed.ts'
import { paragraphsOf } from './fields/paragraphs.ts'
import { nameOf } from './fields/person.ts'
import { type Found, found, pieceOf } from './fields/piece.ts'
import { projectsOf } from './fields/projects.ts'
import { referencesOf } from './fields/references.ts'
import { rowsOf } from './fields/rows.ts'
import { skillsOf } from './fields/skills.ts'
import { type Withheld, withhold } from './fields/withheld.ts'
import { jobsOf } from './fields/work.ts'
import { vocabularyOf } from './layout/join.ts'
import { type Layout, type Line, textOf, type Warning } from './layout/model.ts'
import { type Section, sectionsOf } from './sections/split.ts'
import { sectionOf } from './sections/words.ts'
import { toldByContent } from './unknown-heads.ts'

export interface Understood {
  readonly cv: Cv
  readonly sections: readonly Section[]
  readonly withheld: readonly Withheld[]
  readonly warnings: readonly Warning[]
}

const small: readonly (readonly [string, RegExp])[] = [
  ['DE', /(?:^|\s)(?:und|der|die|das|mit|für|bei|von)(?=\s)/g],
  ['FR', /(?:^|\s)(?:et|les|des|une|pour|avec|dans|du)(?=\s)/g],
  ['ES', /(?:^|\s)(?:y|los|las|del|una|para|con|el)(?=\s)/g],
  ['IT', /(?:^|\s)(?:e|gli|della|delle|per|con|il|di)(?=\s)/g],
  ['NL', /(?:^|\s)(?:en|het|een|van|voor|met|bij)(?=\s)/g],
  ['PL', /(?:^|\s)(?:i|w|na|oraz|dla|do|się|przez)(?=\s)/g],
  ['PT', /(?:^|\s)(?:e|os|das|dos|para|com|uma|em)(?=\s)/g],
  ['JP', /[\u3040-\u30ff]/g],
  ['US', /(?:^|\s)(?:and|the|of|for|with|to|in)(?=\s)/g],
]

/** The country that numbers without a prefix are most likely from, by the language of the text. */
function homeOf(lines: readonly Line[]): string {
  const text = lines.map(textOf).join(' \n ').toLowerCase().slice(0, 20_000)
  const counted = small.map(([country, words]) => ({ country, count: text.match(words)?.length ?? 0 }))
  return counted.sort((a, b) => b.count - a.count)[0]?.country ?? 'US'
}

/** A date in figures whose second number can be no month shows that months stand first. */
function monthsFirst(lines: readonly Line[]): boolean {
  let [first, second] = [0, 0]
  for (const line of lines)
    for (const cell of line.cells)
      for (const match of cell.text.matchAll(/\b(\d{1,2})\/(\d{1,2})\/(?:19|20)\d\d\b/g)) {
        if (Number(match[1]) > 12) second++
        if (Number(match[2]) > 12) first++
      }
  return first > second
}

function summaryOf(sections: readonly Section[], header: readonly Line[], context: Context): Found | null {
  const lines = sections.filter(({ kind }) => kind === 'summary').flatMap(section => section.lines)
  const paragraphs = paragraphsOf(rowsOf(lines, context.monthFirst), context.words)
  if (paragraphs.length > 0)
    return found(
      paragraphs.map(({ text }) => text).join('\n'),
      paragraphs.flatMap(({ pieces }) => pieces),
      0.9,
    )
  const prose = paragraphsOf(
    rowsOf(header, context.monthFirst).filter(row => row.kind === 'body'),
    context.words,
  )
  const long = prose.filter(({ text }) => text.length > 80 && !/@|www\.|https?:|\w\.\w+\/\w|〒|\d{7}/.test(text))
  return long.length > 0
    ? found(
        long.map(({ text }) => text).join('\n'),
        long.flatMap(({ pieces }) => pieces),
        0.75,
      )
    : null
}

/** Languages in the head of a document, where a cell names nothing else. */
function headerLanguages(lines: readonly Line[]): LanguageFound[] {
  return lines.flatMap(line =>
    line.cells.flatMap(cell => {
      const list = cell.text.length < 90 ? languageList(pieceOf(cell, line)) : null
      return list && (list.length > 1 || list.some(({ fluency }) => fluency)) ? list : []
    }),
  )
}

const reachable = /\S@\S|\+?\d[\d ()/.-]{7,}\d/

/** The last lines of a page, from the first that says how to reach somebody. */
function footOf(lines: readonly Line[]): Line[] {
  const last = lines.slice(-6)
  const at = last.findIndex(line => /\S@\S+\.\S/.test(textOf(line)) || (line.above > 3 && reachable.test(textOf(line))))
  return at < 0 ? [] : last.slice(at)
}

/** Under "About", or a heading of their own, some put how to reach them, and what they say of themselves elsewhere. */
function aboutAsContact(section: Section): Section {
  const unheard = section.kind === 'other' && sectionOf(section.title) === null
  if (section.kind !== 'summary' && !unheard) return section
  const texts = section.lines.map(textOf)
  const reach = texts.some(text => (unheard ? /\S@\S+\.\S/ : reachable).test(text))
  const prose = texts.some(text => !text.includes('@') && (text.length > 55 || /[.!?。]$/.test(text)))
  return reach && !prose ? { ...section, kind: 'contact' } : section
}

const coursework = /\b(?:course ?work|courses)$/i

const signature =
  /^\p{Lu}[\p{L} .’'-]{1,30},\s*(?:(?:den|am|le|a|li|dnia|op)\s+)?\d{1,2}(?:[./-]\d{1,2}[./-]|\.?\s(?:de\s)?\p{L}{3,12}\.?\s(?:de\s)?)(?:19|20)\d\d(?:\s?r\.)?$/u

/** Consents and declarations that law or custom puts at the end. */
const consent =
  /^(?:wyrażam zgodę|zgodnie z art|autorizzo (?:il|al) trattamento|ai sensi del|je certifie|i (?:hereby|solemnly) declare|autorizo el tratamiento|autorizo o tratamento|declaro (?:que|bajo)|hiermit (?:versichere|bestätige) ich)(?!\p{L})/iu

/** The lines without a signature at the end: "Ulm, den 3. Februar 2025", and the name below it. */
function unsigned(lines: readonly Line[]): readonly Line[] {
  const from = Math.max(0, lines.length - 5)
  const ends = (text: string) => signature.test(text) || consent.test(text)
  const at = lines.findIndex((line, i) => i >= from && ends(line.cells[0].text))
  const after = lines.slice(at + 1)
  const agreed = at > 0 && consent.test(lines[at]?.cells[0].text ?? '')
  const short = after.every(line => textOf(line).length < 45 && line.bullet === null)
  return at > 0 && (agreed || short) ? lines.slice(0, at) : lines
}

/** A rule that was typed. */
const isRule = (line: Line) => line.cells.every(({ text }) => /^[=\-_*~#─━═—.·•+ ]{5,}$/.test(text))

/** From a document's lines to what they say of a person. */
export function understand(layout: Layout): Understood {
  const { lines, withheld } = withhold(unsigned(layout.lines.filter(line => !isRule(line))))
  const headed = sectionsOf(lines).map(aboutAsContact)
  const told = headed
    .filter(({ kind }) => ['header', 'contact', 'profiles', 'personal'].includes(kind))
    .flatMap(section => section.lines)
  // Some print how to reach them at the foot of the page, below whatever comes last.
  const reach = told.some(line => reachable.test(textOf(line))) ? told : [...told, ...footOf(lines)]
  const place = placeOf(reach)
  const context: Context = {
    monthFirst: monthsFirst(lines),
    words: vocabularyOf(lines),
    country: place?.countryCode ?? homeOf(lines),
  }
  const sections = toldByContent(headed, context)
  const of = (...kinds: Section['kind'][]) => sections.filter(({ kind }) => kinds.includes(kind))
  const header = of('header').flatMap(section => section.lines)
  const contacts = contactsOf(reach, context)
  const name = nameOf(
    header.length > 0 ? [...header, ...of('contact', 'personal').flatMap(section => section.lines)] : lines,
    {
      emails: contacts.emails.map(({ value }) => value),
      title: layout.title,
      author: layout.author,
    },
  )
  const taken = [
    ...contacts.emails,
    ...contacts.phones,
    ...contacts.urls,
    ...contacts.profiles.map(({ url }) => url),
    ...(place ? [place.text] : []),
  ]
  const each = <T>(kinds: Section['kind'][], read: (section: Section) => readonly T[]): T[] =>
    of(...kinds).flatMap(section => [...read(section)])
  const skills = of('skills').map(section => skillsOf(section.lines))
  const languages = [
    ...each(['languages'], section => languagesOf(section.lines)),
    ...skills.flatMap(read => read.languages),
  ]
  const portraits: Withheld[] = Array.from({ length: layout.portraits }, () => ({ what: 'photo', page: 1, box: null }))
  return {
    sections,
    withheld: [...portraits, ...withheld],
    warnings: layout.warnings,
    cv: {
      name,
      headline: headlineOf(header, name, taken),
      emails: contacts.emails,
      phones: contacts.phones,
      urls: contacts.urls,
      profiles: contacts.profiles,
      place,
      summary: summaryOf(sections, header, context),
      work: each(['work'], section => jobsOf(section.lines, context)),
      volunteer: each(['volunteer'], section => jobsOf(section.lines, context)),
      education: each(['education'], section => studiesOf(section.lines, context)),
      skills: skills.flatMap(read => read.groups),
      languages: languages.length > 0 ? languages : headerLanguages(reach),
      certificates: each(['certificates', 'courses'], section =>
        coursework.test(section.title) ? [] : certificatesOf(section.lines, context),
      ),
      publications: each(['publications'], section => publicationsOf(section.lines, context)),
      awards: each(['awards'], section => awardsOf(section.lines, context)),
      projects: each(['projects'], section => projectsOf(section.lines, context)),
      interests: of('interests').flatMap(section => skillsOf(section.lines).groups),
      references: each(['references'], section => referencesOf(section.lines, context)),
    },
  }
}
