import { weightOf } from '#src/domain/kind.ts'
import type { JobLine, JobTouch } from '#src/domain/views/job-line.ts'
import { spoken } from '../../words/vocabulary.ts'

/** Where tracing rests: a milestone, or an act before the order that led there. */
export interface Station {
  readonly at: string
  readonly touch: JobTouch | null
  readonly words: string | null
}

/** Acts told on the way back before the order, besides the first. */
const told = 5
const weights = { light: 0, message: 1, conversation: 2 } as const

/** Newest first: the milestones, then the weightiest acts that led there, down to the first touch. */
export function stationsOf(line: JobLine, person: string | null): Station[] {
  const [first] = line.touches
  const before = line.touches.filter(
    touch =>
      line.ordered !== null &&
      touch.at < line.ordered &&
      touch !== first &&
      touch.kind !== 'note.written' &&
      (person === null ? touch.side === 'client' : touch.people.includes(person)),
  )
  const heavy = [...before]
    .sort((a, b) => weights[weightOf(b.kind)] - weights[weightOf(a.kind)] || (a.at < b.at ? 1 : -1))
    .slice(0, told)
  const stations: Station[] = [
    ...line.milestones
      .filter(one => one.kind !== 'first' && one.kind !== 'guarantee')
      .map(one => ({ at: one.at, touch: null, words: spoken(one.words) })),
    ...heavy.map(touch => ({ at: touch.at, touch, words: null })),
    ...(first === undefined ? [] : [{ at: first.at, touch: first, words: null }]),
  ]
  return stations.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}
