import { companyKey } from '#src/lib/normalise/company.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { text } from '../profile/rules.ts'
import type { CardFact } from './choose.ts'

export interface NewsRow {
  readonly person_id: string
  readonly entry_id: string
  readonly at: string
  readonly text: string
  readonly source: string
  readonly read: number
  readonly live: boolean
}

const sources: Readonly<Record<string, string>> = {
  'linkedin.connection-claim': 'LinkedIn',
  mail: 'email',
  row: 'a table',
  file: 'CV',
}

/**
 * News is derived, never recorded: a source that said one employer or title says another one later. Only claims of the
 * same kind of source are held against each other, so that two tables that disagree make no news; and all that a source
 * said at one time against all that it said the time before, so that two posts held side by side make none either.
 */
export function newsOf(person: string, facts: readonly CardFact[]): NewsRow[] {
  const news: NewsRow[] = []
  for (const [family, said] of byFamily(facts)) {
    let before: readonly CardFact[] = []
    for (const now of said) {
      for (const fact of before.length > 0 ? now : []) {
        const old = before.some(one => changed(one, fact) === null) ? undefined : followed(before, fact)
        const words = old ? changed(old, fact) : null
        if (words)
          news.push({
            person_id: person,
            entry_id: fact.entry_id,
            at: fact.first_seen,
            text: words,
            source: sources[family] ?? family,
            read: fact.read,
            live: true,
          })
      }
      before = now
    }
  }
  return news
}

/** Current positions by where they were read, and there by when, the oldest first. */
function byFamily(facts: readonly CardFact[]): ReadonlyMap<string, readonly (readonly CardFact[])[]> {
  const current = facts
    .filter(fact => fact.kind === 'claim.position' && fact.body['current'] === true)
    .sort((a, b) =>
      a.first_seen < b.first_seen ? -1 : a.first_seen > b.first_seen ? 1 : a.entry_id < b.entry_id ? -1 : 1,
    )
  const families = new Map<string, CardFact[][]>()
  for (const fact of current) {
    const times = families.get(fact.family) ?? []
    const last = times.at(-1)
    if (last?.[0]?.first_seen === fact.first_seen) last.push(fact)
    else times.push([fact])
    families.set(fact.family, times)
  }
  return families
}

const employer = (fact: CardFact) => companyKey(text(fact.body, 'company') ?? '')

/** Of what was said before, what this one follows: a post at the same employer, else the last. */
const followed = (before: readonly CardFact[], fact: CardFact): CardFact | undefined =>
  before.find(old => employer(old) === employer(fact)) ?? before.at(-1)

function changed(before: CardFact, now: CardFact): string | null {
  const [company, title] = [text(now.body, 'company'), text(now.body, 'title')]
  const moved = company !== null && companyKey(company) !== companyKey(text(before.body, 'company') ?? '')
  const renamed = title !== null && foldName(title) !== foldName(text(before.body, 'title') ?? '')
  if (moved) return title ? `now ${title} at ${company}` : `now at ${company}`
  return renamed ? `now ${title}` : null
}
