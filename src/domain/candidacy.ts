import { type Phase, phases } from './assignment.ts'

/**
 * Decisions about one person on one assignment; each hangs on a persona and the assignment. Bodies:
 * `candidacy.opened` {stage, phase, source?} · `candidacy.moved` {stage, phase, warned?} · `candidacy.ended` {by, reason, note?} ·
 * `candidacy.answered` {how} (told how it stands) · `candidacy.submitted` {to, company, form, cv?, note?, warned?} ·
 * `interview.planned` {round, at, minutes, place, with, uid, sequence} and `interview.changed`, `interview.cancelled`
 * {interview, …} · `scorecard.filled` {interview?, marks, verdict} · `offer.made` {by, pay, start?, note?} ·
 * `offer.accepted`, `offer.declined` {offer, reason?} · `placement.made` {start, pay, fee, percent?, guaranteeDays, splits} ·
 * `placement.changed` {placement, …} · `placement.ended` {placement, on, reason, by, refund?, replaced?} ·
 * `review.given` {verdict, note} (from a hiring manager by link) · `promise.given` {what, due} (by the client; whatever moves the
 * matter on keeps it) and `promise.kept` {promise}.
 * `warned`: the guards that spoke, with the reason given for going on.
 */
export const candidacyKinds = [
  'candidacy.opened',
  'candidacy.moved',
  'candidacy.ended',
  'candidacy.answered',
  'candidacy.submitted',
  'interview.planned',
  'interview.changed',
  'interview.cancelled',
  'scorecard.filled',
  'offer.made',
  'offer.accepted',
  'offer.declined',
  'placement.made',
  'placement.changed',
  'placement.ended',
  'review.given',
  'promise.given',
  'promise.kept',
] as const

/** Who ended it. */
export const enders = ['us', 'client', 'candidate'] as const
export type Ender = (typeof enders)[number]

/** Reasons to begin with; a house has its own (settings). */
export const defaultReasons: Readonly<Record<Ender, readonly string[]>> = {
  us: ['Not the skills', 'Not the experience', 'Pay too far apart', 'Somebody fitted better', 'Could not be reached'],
  client: ['Not the skills', 'Not the team', 'Somebody else chosen', 'Job withdrawn', 'No reason given'],
  candidate: ['Stayed where they are', 'Took another offer', 'Pay', 'Place', 'Not the work', 'No answer any more'],
}
/** Why a placement ended. */
export const leavingReasons = ['Resigned', 'Let go', 'Job cut', 'Did not start', 'Contract ran out'] as const

/** A colleague's part of a fee, in percent with at most two decimals; parts add up to 100. */
export interface Split {
  readonly account: string
  readonly percent: number
}
/** In hundredths of a percent, so that sums are exact. */
export const splitTotal = (splits: readonly Split[]): number =>
  splits.reduce((sum, { percent }) => sum + Math.round(percent * 100), 0)

export interface End {
  readonly by: Ender
}
const endPatterns: readonly (readonly [RegExp, Ender])[] = [
  [/client (declined|rejected)|rejected by (the )?(client|hiring)|hiring manager (declined|rejected)/, 'client'],
  [/withdr[ae]wn?|candidate (declined|withdrew)|declined (the )?offer|offer declined|not interested/, 'candidate'],
  [/not (in )?consider|reject|disqualif|abgelehnt|absage|unsuitable|not suitable|archived|no longer considered/, 'us'],
]
const phasePatterns: readonly (readonly [RegExp, Phase])[] = [
  [/\b(placed|hired|started|appointed|working|accepted|eingestellt)\b/, 'placed'],
  [/\boffer/, 'offer'],
  [/interview|\bmet\b|assessment|on.?site|reference/, 'interview'],
  [/submi|cv sent|sent to client|short.?list|presented|client review/, 'sent'],
  [/qualif|talk|screen|respond|replied|interested|phone|available|spoke/, 'talking'],
  [/\bno contact\b|sourced|looked|long.?list|prospect|lead|added|identified/, 'looked-at'],
  [/contact|approach|reached|messaged|invited/, 'approached'],
  [/appl(y|ied|ication)|new|inbox|received/, 'talking'],
]

/**
 * What a stage's name means where nothing else says so, by the words of the old systems that we read. An end by the
 * words for it, else a phase; what says neither is somebody looked at.
 */
export function stageFromWords(stage: string): { readonly phase: Phase } | End {
  const text = stage.toLowerCase()
  const end = endPatterns.find(([pattern]) => pattern.test(text))
  if (end) return { by: end[1] }
  return { phase: phasePatterns.find(([pattern]) => pattern.test(text))?.[1] ?? 'looked-at' }
}

export const isPhase = (value: unknown): value is Phase => phases.some(phase => phase === value)
