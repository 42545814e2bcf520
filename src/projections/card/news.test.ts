import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#src/lib/json.ts'
import type { CardFact } from './choose.ts'
import { newsOf } from './news.ts'

const fact = (entry: string, seen: string, body: JsonObject, family = 'file'): CardFact => ({
  person_id: 'p',
  entry_id: entry,
  kind: 'claim.position',
  at: seen,
  body: { current: true, ...body },
  text: null,
  family,
  account: null,
  act_id: 'a',
  act_kind: 'import',
  first_seen: seen,
  last_seen: seen,
  since: null,
  know: 0,
  read: 0,
})
const words = (facts: readonly CardFact[]) => newsOf('p', facts).map(row => row.text)

describe('news from CVs', () => {
  it('is another employer or title than the CV before had', () => {
    expect(
      words([
        fact('1', '2022', { title: 'Engineer', company: 'Osterlyne' }),
        fact('2', '2024', { title: 'CTO', company: 'Tarnside' }),
      ]),
    ).toEqual(['now CTO at Tarnside'])
  })

  it('is none where two posts are held side by side in both', () => {
    const both = (seen: string) => [
      fact(`${seen}a`, seen, { title: 'CTO', company: 'Tarnside' }),
      fact(`${seen}b`, seen, { title: 'Lecturer', company: 'University of Airedale' }),
    ]
    expect(words([...both('2022'), ...both('2024')])).toEqual([])
    expect(
      words([...both('2022'), fact('x', '2024', { title: 'Professor', company: 'University of Airedale' })]),
    ).toEqual(['now Professor'])
  })
})
