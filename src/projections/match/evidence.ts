import type { Doubt } from '#src/domain/views/apart.ts'
import type { Evidence } from '#src/domain/views/same-person.ts'
import { Hearing } from '#src/identity/match/hearing.ts'
import type { HouseModel } from '#src/identity/match/house-model.ts'
import { probability } from '#src/identity/match/model.ts'
import type { Heard } from './compare.ts'
import { clash } from './record-of.ts'

const tenth = (bits: number): number => Math.round(bits * 10) / 10

interface Asked {
  readonly a: string
  readonly b: string
  /** Natural log odds as they were kept; null where a record alone brought the two together. */
  readonly odds: number | null
  readonly parted: boolean
  readonly doubt: Doubt['why'] | null
}

/** Why pairs have the odds they have, term by term, under the model in force. */
export function evidenceOf(house: HouseModel, people: readonly Heard[], pairs: readonly Asked[]): Evidence[] {
  const places = new Map(people.map((one, at) => [one.person_id, at]))
  const hearing = new Hearing(
    house,
    people.map(({ person_id, values }) => ({ id: person_id, values })),
  )
  return pairs.flatMap(({ a, b, odds, parted, doubt }): Evidence[] => {
    const [x, y] = [places.get(a), places.get(b)]
    if (x === undefined || y === undefined) return []
    const why = hearing.explain(x, y)
    const clashing = clash(people[x]?.slugs ?? [], people[y]?.slugs ?? [])
    return [
      {
        a,
        b,
        probability: probability(odds ?? hearing.judge(x, y).odds),
        before: tenth(why.prior),
        terms: why.terms.map(({ field, level, bits }) => ({ field, level, bits: tenth(bits) })),
        relatives: tenth(why.relatives),
        bits: tenth(why.bits),
        held: clashing ? 'addresses' : why.held,
        parted,
        doubt,
      },
    ]
  })
}
