import { type Channel, type ChannelGroup, groupOf } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Touch } from '#src/domain/views/common.ts'
import { capital } from './capital.ts'
import { occurredWords } from './dates.ts'
import { kindName } from './kinds.ts'

export const groupOfAct = (channel: Channel | null): ChannelGroup => (channel === null ? 'note' : groupOf(channel))

const arrows: Readonly<Record<Direction, string>> = { in: '←', out: '→', between: '↔', none: '' }
const said: Readonly<Record<Direction, string>> = { in: 'from them', out: 'from us', between: 'both', none: '' }

/** The direction as a sign for the eye and as words for the ear. */
export const directionSign = (direction: Direction): string => arrows[direction]
export const directionWords = (direction: Direction): string => said[direction]

/** "Call" within a sentence: "call"; a name keeps its capitals ("InMail", "GitHub issue closed"). */
const within = (words: string, locale: string): string =>
  /^\S+\p{Lu}/u.test(words) ? words : words.toLocaleLowerCase(locale)

/** "call, Fri 20" */
export const touchWords = (touch: Touch, now: Date, locale: string): string =>
  `${within(kindName(touch.kind), locale)}, ${occurredWords(touch, now, locale)}`

const channelNames: { readonly [C in Channel]?: string } = {
  email: 'Email',
  linkedin: 'LinkedIn',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  whatsapp: 'WhatsApp',
  slack: 'Slack',
  'google-chat': 'Google Chat',
  telegram: 'Telegram',
  signal: 'Signal',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  github: 'GitHub',
  sms: 'SMS',
}

/** What a row of the line is called; the channel is named where the word alone leaves it open ("WhatsApp message"). */
export function actWords(kind: string, channel: Channel | null): string {
  const words = kindName(kind)
  const name = channel === null ? undefined : channelNames[channel]
  const open =
    kind.startsWith('message.') ||
    kind.startsWith('post.') ||
    kind.startsWith('profile.') ||
    kind.startsWith('invitation.')
  if (!open || name === undefined) return capital(words)
  return kind.startsWith('message.') ? `${name} ${words.toLowerCase()}` : `${words} on ${name}`
}
