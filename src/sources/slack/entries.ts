import { decodeHTML } from 'entities'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { atMillis } from '../archive/moment.ts'
import { said } from '../archive/said.ts'
import type { Said, Talker } from '../chat/talk.ts'
import type { ReadContext } from '../source.ts'
import type { Message, User } from './payload.ts'

/** Somebody of the workspace, as all of its files know them. Null for programs. */
export function talkerOf(user: User, context: ReadContext): Talker | null {
  if (user.is_bot || user.id === 'USLACKBOT') return null
  const email = normaliseEmail(user.profile.email)
  const own: Identifier = { kind: 'external', value: `slack:${user.team_id}:${user.id}` }
  const identifiers: readonly [Identifier, ...Identifier[]] =
    email && !isRoleAddress(email) ? [own, { kind: 'email', value: email }] : [own]
  return {
    name: (user.profile.real_name || user.real_name).trim(),
    identifiers,
    me: identifiers.some(context.isMe),
  }
}

/** What the workspace's list of people says of somebody besides their name. */
export function* claimsOf(
  { profile }: User,
  talker: Talker,
  of: { place: string; seenAt: string; country: string },
): Generator<Draft> {
  const about = {
    identifiers: talker.identifiers,
    channel: 'slack',
    family: 'slack.member',
    place: of.place,
    seenAt: of.seenAt,
  } as const
  const phone = normalisePhone(profile.phone, of.country)
  const address = talker.identifiers.find(({ kind }) => kind === 'email')?.value
  if (talker.name) yield said('name', { full: talker.name }, about)
  if (address) yield said('email', { address }, about)
  if (phone) yield said('phone', { number: phone }, about)
  if (profile.title.trim()) yield said('position', { title: profile.title.trim(), current: true }, about)
}

/** A message's words as a person read them: names for ids, labels for links. */
export const wordsOf = (text: string, nameOf: (id: string) => string): string =>
  decodeHTML(
    text
      .replace(/<@(\w{2,40})(?:\|[^<>]{0,200})?>/g, (_, id: string) => `@${nameOf(id)}`)
      .replace(/<[#!](?:\w{2,40})\|([^<>]{1,200})>/g, '#$1')
      .replace(
        /<((?:https?|mailto):[^<>|\s]{1,2000})(?:\|([^<>]{1,500}))?>/g,
        (_, link: string, label = link) => label,
      ),
  )

/** Null for what nobody said: joins, topics, what programs write. */
export function saidIn(
  room: string,
  team: string,
  one: Message,
  talker: Talker,
  words: string,
  place: string,
): Said | null {
  const occurred = atMillis(Math.round(Number(one.ts) * 1000))
  if (
    !occurred ||
    (one.subtype !== '' &&
      one.subtype !== 'thread_broadcast' &&
      one.subtype !== 'file_share' &&
      one.subtype !== 'me_message')
  )
    return null
  const files = one.files.map(file => file.name).filter(Boolean)
  if (words === '' && files.length === 0) return null
  return {
    talker,
    occurred,
    text: words,
    place,
    key: [team, room, one.ts],
    ...(files.length > 0 ? { body: { files } } : {}),
  }
}
