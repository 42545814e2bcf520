import { blindText, type Telling, withoutEmployers } from '#src/domain/blind.ts'
import {
  blocksOf,
  type CvForm,
  type CvItem,
  type CvSection,
  type CvSectionName,
  cvSectionHeads,
  type HouseCv,
  spanWords,
} from '#src/domain/house-cv.ts'
import type { Fact, PersonPage } from '#src/domain/views/people.ts'

interface CvWish {
  readonly form: CvForm
  readonly sections: readonly CvSectionName[]
  /** Whether the present employer is named. */
  readonly employer: boolean
  /** What stands for the name where there is to be none. */
  readonly alias: string
}

/** Longer lists and texts than a CV has are somebody's archive. */
const mostItems = 60
const mostWords = 8000

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(', ')

/**
 * A person's CV from what is known of them, as the house writes it. What only one of us may read stays out: a CV goes
 * out, and is kept where all of us read it. Blind, everything in it is without name, contact details and profiles.
 */
export function houseCv(page: PersonPage, { form, sections, employer, alias }: CvWish): HouseCv {
  const shared = <T>(facts: readonly Fact[] | undefined): T[] =>
    (facts ?? [])
      .filter(fact => !fact.private)
      .slice(0, mostItems)
      .map(fact => fact.value as T)
  const { facts } = page
  const blind = form === 'blind'
  const positions = shared<Value<'position'>>(facts.position)
  const telling = tellingOf(
    page,
    employer ? [] : positions.filter(one => one.current).flatMap(one => one.company ?? []),
  )
  const said = (text: string): string => {
    const short = text.slice(0, mostWords)
    return blind ? blindText(short, telling) : withoutEmployers(short, telling.employers)
  }
  const blocks = (text: string | undefined) => (text === undefined ? [] : blocksOf(said(text)))
  const entry = (title: string, about: string, when: string, text?: string): CvItem => ({
    title: said(title || about),
    about: title ? said(about) : '',
    when,
    blocks: blocks(text),
  })
  const listed = (words: readonly string[]) => (words.length > 0 ? [{ text: words.map(said).join(' · ') }] : [])
  const section: Readonly<Record<CvSectionName, () => Omit<CvSection, 'head'>>> = {
    summary: () => ({ blocks: shared<Value<'summary'>>(facts.summary).flatMap(one => blocks(one.text)), items: [] }),
    skills: () => ({ blocks: listed(shared<Value<'skill'>>(facts.skill).map(one => one.label)), items: [] }),
    work: () => ({
      blocks: [],
      items: positions.map(one =>
        entry(
          one.title ?? '',
          joined(!employer && one.current ? 'Present employer' : one.company, one.place),
          spanWords(one.from, one.to, one.current),
          one.description,
        ),
      ),
    }),
    education: () => ({
      blocks: [],
      items: shared<Value<'education'>>(facts.education).map(one =>
        entry(joined(one.degree, one.field), one.school, spanWords(one.from, one.to, false)),
      ),
    }),
    languages: () => ({
      blocks: listed(
        shared<Value<'language'>>(facts.language).map(one =>
          one.fluency ? `${one.label} (${one.fluency})` : one.label,
        ),
      ),
      items: [],
    }),
    certificates: () => ({
      blocks: [],
      items: shared<Value<'certificate'>>(facts.certificate).map(one =>
        entry(one.name, one.issuer ?? '', spanWords(one.date, undefined, false)),
      ),
    }),
    publications: () => ({
      blocks: [],
      items: shared<Value<'publication'>>(facts.publication).map(one =>
        entry(one.name, one.publisher ?? '', spanWords(one.date, undefined, false)),
      ),
    }),
    availability: () => ({
      blocks: [
        ...shared<Value<'availability'>>(facts.availability).flatMap(one => blocks(one.text)),
        ...shared<Value<'notice'>>(facts.notice).flatMap(one => blocks(`Notice: ${one.text}`)),
      ],
      items: [],
    }),
  }
  const place = shared<Value<'place'>>(facts.place)[0]?.text
  return {
    title: blind ? alias : page.name,
    headline: said(shared<Value<'headline'>>(facts.headline)[0]?.text ?? ''),
    contact: blind
      ? place === undefined
        ? []
        : [said(place)]
      : [
          ...(place === undefined ? [] : [place]),
          ...shared<Value<'email'>>(facts.email)
            .slice(0, 1)
            .map(one => one.address),
          ...shared<Value<'phone'>>(facts.phone)
            .slice(0, 1)
            .map(one => one.number),
          ...shared<Value<'profile'>>(facts.profile)
            .slice(0, 2)
            .map(one => one.url.replace(/^https?:\/\/(www\.)?/, '')),
        ],
    sections: sections.flatMap(name => {
      const made = section[name]()
      return made.blocks.length + made.items.length === 0 ? [] : [{ head: cvSectionHeads[name], ...made }]
    }),
  }
}

type Value<P extends Fact['property']> = Fact<P>['value']

/** What tells who somebody is, in whatever was written of them. */
export function tellingOf({ name, facts, identifiers }: PersonPage, employers: readonly string[]): Telling {
  const names = (facts.name ?? []).flatMap(fact => [fact, ...fact.others]).map(fact => fact.value)
  return {
    names: [
      name,
      ...names.flatMap(one => [one.full, one.given, one.family, one.also].filter(part => part !== undefined)),
    ],
    contacts: [
      ...identifiers.map(one => one.value),
      ...(facts.profile ?? []).flatMap(({ value }) => [value.url, value.handle ?? '']),
    ],
    employers,
  }
}
