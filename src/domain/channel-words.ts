import type { Channel } from './channel.ts'

/** What a touch by a channel is called among others of its kind; `other` is where the channel is not known. */
const names: { readonly [C in Channel | 'other']?: string } = {
  other: 'Not known',
  email: 'Email',
  linkedin: 'LinkedIn',
  x: 'X',
  whatsapp: 'WhatsApp',
  github: 'GitHub',
  sms: 'SMS',
  phone: 'Calls',
  'in-person': 'Meetings',
  video: 'Video calls',
  event: 'Events',
  'job-board': 'Job boards',
  'careers-site': 'Careers page',
  referral: 'Referrals',
  web: 'Our own pages',
}

/** A channel as the subject of a sentence, or as a row's name. */
export const channelWords = (channel: string): string =>
  (names as Readonly<Record<string, string>>)[channel] ?? `${channel.charAt(0).toUpperCase()}${channel.slice(1)}`

const many: ReadonlySet<string> = new Set<Channel>([
  'phone',
  'in-person',
  'video',
  'event',
  'job-board',
  'referral',
  'web',
])

/** Whether a channel's words are a plural: "Events are rare", "LinkedIn is". */
export const isPlural = (channel: string): boolean => many.has(channel)
