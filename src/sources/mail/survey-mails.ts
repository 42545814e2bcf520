import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import type { Survey } from '../source.ts'
import { addresses } from './addresses.ts'
import { readDate } from './date.ts'
import { readHead } from './head.ts'
import { isDraft, isSent } from './labels.ts'

export interface SurveyedMail {
  readonly bytes: Uint8Array
  /** Whether its folder holds what the holder sent. */
  readonly sent: boolean
}

/** Most addresses that are counted; a survey of a bigger house names the rest by number no more. */
const most = 500_000
const year = 365 * 86_400_000

/** What a mailbox holds, by its headers alone. */
export async function surveyMails(mails: AsyncIterable<SurveyedMail>, now: string): Promise<Survey> {
  const people = new Set<string>()
  const delivered = new Map<string, number>()
  const sent = new Map<string, number>()
  let messages = 0
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for await (const mail of mails) {
    messages++
    const head = readHead(mail.bytes)
    const all = (names: readonly string[]): string[] =>
      head.filter(([name]) => names.includes(name)).map(([, value]) => value)
    const senders = normalised(all(['from']))
    for (const address of [...senders, ...normalised(all(['to', 'cc']))])
      if (people.size < most && !isRoleAddress(address)) people.add(address)
    for (const address of new Set(normalised(all(['delivered-to', 'x-original-to', 'envelope-to']))))
      count(delivered, address)
    const own = mail.sent || isSent({ headers: head })
    if (own && !isDraft({ headers: head })) for (const address of senders) count(sent, address)
    const at = readDate(all(['date'])[0] ?? '')?.at ?? Number.NaN
    if (at > Date.UTC(1981, 0, 1) && at < Date.parse(now) + year) {
      from = Math.min(from, at)
      to = Math.max(to, at)
    }
  }
  return {
    counts: [
      { noun: 'messages', count: messages },
      { noun: 'addresses', count: people.size },
    ],
    from: Number.isFinite(from) ? new Date(from).toISOString() : null,
    to: Number.isFinite(to) ? new Date(to).toISOString() : null,
    me: holders(sent, delivered),
    visible: 'me',
  }
}

const normalised = (values: readonly string[]): string[] =>
  addresses(values).flatMap(one => normaliseEmail(one.address ?? '') ?? [])

const count = (into: Map<string, number>, key: string): void => {
  if (into.size < 10_000 || into.has(key)) into.set(key, (into.get(key) ?? 0) + 1)
}

/** Who sent from here, then to whom it was delivered; a list's subscribers are delivered to now and then, the holder always. */
function holders(
  sent: ReadonlyMap<string, number>,
  delivered: ReadonlyMap<string, number>,
): { value: string; why: string }[] {
  const found = new Map<string, string>()
  const ranked = (map: ReadonlyMap<string, number>): [string, number][] =>
    [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const top = (map: ReadonlyMap<string, number>): [string, number][] => {
    const all = ranked(map)
    return all.filter(([, times]) => times * 20 >= (all[0]?.[1] ?? 0)).slice(0, 5)
  }
  for (const [address, times] of top(sent)) found.set(address, `sent ${times} of these`)
  for (const [address, times] of top(delivered))
    if (!found.has(address)) found.set(address, `${times} ${times === 1 ? 'was' : 'were'} delivered to it`)
  return [...found].map(([value, why]) => ({ value, why }))
}
