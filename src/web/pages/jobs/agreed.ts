import type { Money } from '#src/domain/money.ts'
import type { CandidacyStep } from '#src/domain/views/jobs.ts'

/** An interview as it stands now: as planned, with what was changed since. */
export interface Interview {
  readonly entry: string
  readonly at: string
  readonly round: number
  readonly minutes: number
  readonly place: string
  readonly with: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const whole = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

/** The interviews that were not called off, from somebody's steps, which stand newest first. */
export function interviewsOf(steps: readonly CandidacyStep[]): Interview[] {
  const about = (kind: string, entry: string): CandidacyStep[] =>
    steps.filter(step => step.kind === kind && step.body['interview'] === entry)
  return steps
    .filter(step => step.kind === 'interview.planned' && about('interview.cancelled', step.entry).length === 0)
    .map(({ entry, body }) => {
      const now: CandidacyStep['body'] = Object.assign(
        {},
        body,
        ...about('interview.changed', entry)
          .reverse()
          .map(step => step.body),
      )
      return {
        entry,
        at: text(now['at']),
        round: whole(now['round'], 1),
        minutes: whole(now['minutes'], 60),
        place: text(now['place']),
        with: text(now['with']),
      }
    })
}

/** The round that the next interview is. */
export const nextRound = (steps: readonly CandidacyStep[]): number =>
  Math.max(0, ...interviewsOf(steps).map(one => one.round)) + 1

/** What somebody was offered, or asked for. */
export interface Offer {
  readonly pay: Money | null
  /** A partial date; empty where none was said. */
  readonly start: string
}

/** What was offered or asked for last and not declined: what a placement begins with. */
export function lastOffer(steps: readonly CandidacyStep[]): Offer | null {
  const offer = steps.find(
    step =>
      step.kind === 'offer.made' &&
      !steps.some(other => other.kind === 'offer.declined' && other.body['offer'] === step.entry),
  )
  if (offer === undefined) return null
  const { pay, start } = offer.body
  return { pay: isMoney(pay) ? pay : null, start: text(start) }
}

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' &&
  value !== null &&
  'amount' in value &&
  typeof value.amount === 'number' &&
  'currency' in value &&
  typeof value.currency === 'string'
