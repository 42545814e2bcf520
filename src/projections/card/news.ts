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
 * same kind of source are held against each other, so that two tables that disagree make no news.
 */
export function newsOf(person: string, facts: readonly CardFact[]): NewsRow[] {
  const lines = new Map<string, CardFact[]>()
  for (const fact of facts) {
    if (fact.kind !== 'claim.position' || fact.body['current'] !== true) continue
    const line = lines.get(fact.family)
    if (line) line.push(fact)
    else lines.set(fact.family, [fact])
  }
  const news: NewsRow[] = []
  for (const [family, line] of lines) {
    line.sort((a, b) =>
      a.first_seen < b.first_seen ? -1 : a.first_seen > b.first_seen ? 1 : a.entry_id < b.entry_id ? -1 : 1,
    )
    for (let i = 1; i < line.length; i++) {
      const [before, now] = [line[i - 1], line[i]]
      if (!before || !now || before.first_seen === now.first_seen) continue
      const words = changed(before, now)
      if (words)
        news.push({
          person_id: person,
          entry_id: now.entry_id,
          at: now.first_seen,
          text: words,
          source: sources[family] ?? family,
          read: now.read,
          live: true,
        })
    }
  }
  return news
}

function changed(before: CardFact, now: CardFact): string | null {
  const [company, title] = [text(now.body, 'company'), text(now.body, 'title')]
  const moved = company !== null && companyKey(company) !== companyKey(text(before.body, 'company') ?? '')
  const renamed = title !== null && foldName(title) !== foldName(text(before.body, 'title') ?? '')
  if (moved) return title ? `now ${title} at ${company}` : `now at ${company}`
  return renamed ? `now ${title}` : null
}
