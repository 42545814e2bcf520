import type { CandidacyStep } from '#src/domain/views/jobs.ts'
import { dueWords, partialWords, userLocale, withDays } from '../../words/dates.ts'
import { moneyWords } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const record = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {}
const money = (value: unknown): string => {
  const { amount, currency } = record(value)
  return typeof amount === 'number' && typeof currency === 'string' ? moneyWords({ amount, currency }) : ''
}
const endedBy = (): Readonly<Record<string, string>> => ({
  us: 'we said no',
  client: spoken('the client said no'),
  candidate: 'they said no',
})
const marksOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(one => `${text(record(one)['what'])}: ${String(record(one)['mark'])} of 5`) : []

const words: Readonly<Record<string, (body: CandidacyStep['body']) => string>> = {
  'candidacy.opened': body => [spoken('On the job'), text(body['stage'])].filter(Boolean).join(': '),
  'candidacy.moved': body => text(body['stage']) || 'Moved',
  'candidacy.ended': body => `Ended, ${endedBy()[text(body['by'])] ?? 'over'}`,
  'candidacy.answered': () => 'Told how it stands',
  'candidacy.submitted': body => (body['form'] === 'blind' ? 'CV sent, without contact details' : 'CV sent'),
  'interview.planned': body => `Interview ${String(body['round'] ?? '')}, ${dueWords(text(body['at']), userLocale())}`,
  'interview.changed': body =>
    text(body['at']) ? `Interview moved to ${dueWords(text(body['at']), userLocale())}` : 'Interview changed',
  'interview.cancelled': () => 'Interview called off',
  'scorecard.filled': body => `Scorecard${text(body['verdict']) ? `: ${text(body['verdict'])}` : ''}`,
  'offer.made': body => `${body['by'] === 'candidate' ? 'They asked for' : 'Offer of'} ${money(body['pay'])}`,
  'offer.accepted': () => 'Offer accepted',
  'offer.declined': () => 'Offer declined',
  'placement.made': () => 'Placed',
  'placement.changed': () => 'Placement changed',
  'placement.ended': body => `Left on ${partialWords(text(body['on']), userLocale())}`,
  'promise.given': body =>
    `${spoken('The client')} promised: ${text(body['what'])}, by ${partialWords(text(body['due']), userLocale())}`,
  'promise.kept': () => spoken('The client did as promised'),
  'review.given': body => `${spoken('The client')}: ${text(body['verdict'])}`,
}

export const stepWords = ({ kind, body }: CandidacyStep): string =>
  words[kind]?.(body) ?? kind.replaceAll(/[._-]/g, ' ')

/** What there is to say beside it: reasons, notes, the facts that somebody went past, and why. */
export function stepDetail({ body }: CandidacyStep): string[] {
  const warned = record(body['warned'])
  const facts = Array.isArray(warned['facts']) ? warned['facts'].map(fact => withDays(String(fact), userLocale())) : []
  return [
    text(body['reason']),
    text(body['note']),
    text(body['place']),
    text(body['with']) && `With ${text(body['with'])}`,
    ...marksOf(body['marks']),
    ...facts,
    text(warned['because']) && `All the same: ${text(warned['because'])}`,
  ].filter(line => line !== '')
}
