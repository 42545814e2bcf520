import type { Json, JsonObject } from '#src/lib/json.ts'
import type { Told } from './candidacy-row.ts'

const words = (value: Json | undefined): string | null => (typeof value === 'string' && value ? value : null)
const whole = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : null
const number = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null
/** A calendar date that there is: the 31st of February is none, whatever wrote it. */
export const day = (value: Json | undefined): string | null =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value) ? value : null
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** Days after a date, both ISO 8601. */
const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/**
 * The placements of one candidacy: each `placement.made` with what was said of it since. An old system that only says
 * "placed" gives one without figures, which gives way to the first that is recorded here.
 */
export function placementRows(all: readonly Told[], candidacy: JsonObject): JsonObject[] {
  const made = all.filter(one => one.kind === 'placement.made')
  if (made.length > 0) return made.map(one => placementRow(one, all))
  if (candidacy['phase'] !== 'placed' || candidacy['ended_at'] !== null) return []
  const step = all.find(one => one.entry_id === candidacy['entry_id'])
  return step ? [placementRow({ ...step, body: {} }, [])] : []
}

function placementRow(made: Told, all: readonly Told[]): JsonObject {
  const about = all.filter(one => one.body['placement'] === made.entry_id)
  const changes = about.filter(one => one.kind === 'placement.changed').map(one => one.body)
  const body: JsonObject = Object.assign({}, made.body, ...changes)
  const ended = about.findLast(one => one.kind === 'placement.ended')?.body ?? null
  const start = day(body['start'])
  const days = whole(body['guaranteeDays'])
  const [pay, fee] = [object(body['pay']), object(body['fee'])]
  const splits = body['splits']
  return {
    person_id: made.person_id,
    assignment_id: made.assignment_id,
    entry_id: made.entry_id,
    made_at: made.at.startsWith('-') ? '0001-01-01T00:00:00Z' : made.at,
    account: made.account,
    start_on: start,
    pay: whole(pay['amount']),
    pay_currency: words(pay['currency']),
    fee: whole(fee['amount']),
    fee_currency: words(fee['currency']),
    percent: number(body['percent']),
    guarantee_days: days,
    guarantee_until: start !== null && days !== null ? daysAfter(start, days) : null,
    splits: Array.isArray(splits) ? splits : [],
    ended_on: ended && day(ended['on']),
    ended_by: ended && words(ended['by']),
    ended_reason: ended && words(ended['reason']),
    refund: ended && whole(ended['refund']),
    replaced: ended?.['replaced'] === true,
    know: made.know,
  }
}
