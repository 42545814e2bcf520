import type { Identifier } from '#src/domain/identifier.ts'
import { neverDated, type Occurred } from '#src/domain/occurred.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { atMillis } from '../archive/moment.ts'
import type { Said, Talker } from '../chat/talk.ts'
import { months } from '../cv/fields/months.ts'
import type { ReadContext } from '../source.ts'
import type { Member, Message } from './payload.ts'

/** Somebody by their address. Null for programs, and for accounts that are gone and have none. */
export function talkerOf({ name, email, user_type }: Member, context: ReadContext): Talker | null {
  const address = normaliseEmail(email)
  if (user_type === 'Bot' || !address || isRoleAddress(address)) return null
  const own: Identifier = { kind: 'email', value: address }
  return { name: name.trim(), identifiers: [own], me: context.isMe(own) }
}

/**
 * A moment in the words of the account's language, always UTC: `Friday, March 1, 2024 at 9:05:12 AM UTC`, `Freitag, 1. März
 * 2024 um 09:05:12 UTC`. What no known month stands in is not known.
 */
export function momentOf(text: string): Occurred {
  const clock = /(\d{1,2}):(\d\d):(\d\d)\s?([AP]M)?/u.exec(text)
  const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0]
  if (!clock || !year) return neverDated
  const words = foldName(text.slice(0, clock.index)).split(' ')
  const month = words.map(word => months.get(word)).find(number => number !== undefined)
  const day = words.find(word => /^\d{1,2}$/.test(word))
  if (month === undefined || day === undefined) return neverDated
  const [, hour, minute, second, half] = clock
  const hours = half ? (Number(hour) % 12) + (half === 'PM' ? 12 : 0) : Number(hour)
  const millis = Date.UTC(Number(year), month - 1, Number(day), hours, Number(minute), Number(second))
  // The 31st of February is a mistake, and so is half past 30.
  const real = new Date(millis).getUTCDate() === Number(day) && hours < 24
  return (real && atMillis(millis)) || neverDated
}

/** Null for what nobody said: programs, and what was deleted. */
export function saidIn(one: Message, talker: Talker | null, place: string): Said | null {
  const files = one.attached_files.map(file => file.original_name).filter(Boolean)
  if (!talker || one.message_state === 'DELETED' || (one.text === '' && files.length === 0)) return null
  return {
    talker,
    occurred: momentOf(one.created_date),
    text: one.text,
    place,
    key: [one.message_id],
    ...(files.length > 0 ? { body: { files } } : {}),
  }
}
