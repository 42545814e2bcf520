import type { Milestone } from '#src/domain/views/job-line.ts'
import type { Passage } from './passages.ts'

interface Told {
  readonly first: string | null
  readonly ordered: string | null
  readonly closed: string | null
  /** The person whose way is told: the placed one, else who came furthest. */
  readonly passage: Passage | null
  readonly now: string
}

/** The stations of an assignment, oldest first; what lies ahead is planned. */
export function milestonesOf({ first, ordered, closed, passage, now }: Told): Milestone[] {
  const found: Omit<Milestone, 'planned'>[] = []
  const add = (kind: Milestone['kind'], words: string, at: string | null | undefined, person: string | null): void => {
    if (at) found.push({ at, kind, words, person })
  }
  add('first', 'First touch', first, null)
  add('ordered', 'Order taken', ordered, null)
  if (passage) {
    const { person, reached, interviews, placement } = passage
    add('sent', 'CV sent', reached.get('sent'), person)
    interviews.slice(0, 6).forEach((at, round) => {
      add('interview', interviews.length > 1 ? `Interview ${round + 1}` : 'Interview', at, person)
    })
    add('offer', 'Offer', reached.get('offer'), person)
    if (placement && placement.start.slice(0, 10) > placement.at.slice(0, 10))
      add('accepted', 'Accepted', placement.at, person)
    add('start', 'Start', placement?.start, person)
    // None was given where it would end on the first day.
    if (placement?.guaranteeEnds && placement.guaranteeEnds.slice(0, 10) > placement.start.slice(0, 10))
      add('guarantee', 'Guarantee ends', placement.guaranteeEnds, person)
  }
  if (!passage?.placement) add('closed', 'Closed', closed, null)
  return found.map(one => ({ ...one, planned: one.at > now })).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
