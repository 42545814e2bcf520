import { type Channel, channels } from '#src/domain/channel.ts'

/**
 * Numbers of channels in the journeys' rows. A number is never given to another channel; a new channel takes the next one.
 * 0 is any channel that has none.
 */
const numbers: Readonly<Record<Channel, number>> = {
  email: 1,
  linkedin: 2,
  x: 3,
  facebook: 4,
  instagram: 5,
  whatsapp: 6,
  telegram: 7,
  signal: 8,
  bluesky: 9,
  mastodon: 10,
  github: 11,
  sms: 12,
  phone: 13,
  'in-person': 14,
  video: 15,
  web: 16,
  referral: 17,
  'job-board': 18,
  'careers-site': 19,
  event: 20,
  internal: 21,
  slack: 22,
  'google-chat': 23,
}
const known: Readonly<Record<string, number | undefined>> = numbers

/** By number; 0 is "other". */
export const channelNames: readonly string[] = channels.reduce<string[]>(
  (names, channel) => {
    names[numbers[channel]] = channel
    return names
  },
  ['other'],
)
export const channelNumber = (channel: string): number => known[channel] ?? 0

/** Bytes of one step: channel, flags (1: a key touch), days before the end as a little-endian float. */
export const stepSize = 6

export interface Step {
  readonly channel: string
  readonly days: number
  readonly key: boolean
}

/** A journey's steps as bytes in hexadecimal, as PostgreSQL reads bytea. */
export function encodeSteps(steps: readonly Step[]): string {
  const bytes = Buffer.alloc(steps.length * stepSize)
  steps.forEach(({ channel, days, key }, at) => {
    bytes.writeUInt8(channelNumber(channel), at * stepSize)
    bytes.writeUInt8(key ? 1 : 0, at * stepSize + 1)
    bytes.writeFloatLE(days, at * stepSize + 2)
  })
  return `\\x${bytes.toString('hex')}`
}

/** The steps of a row, as `encodeSteps` wrote them. */
export function decodeSteps(bytes: Buffer): Step[] {
  const steps: Step[] = []
  for (let at = 0; at + stepSize <= bytes.length; at += stepSize)
    steps.push({
      channel: channelNames[bytes.readUInt8(at)] ?? 'other',
      key: (bytes.readUInt8(at + 1) & 1) === 1,
      days: bytes.readFloatLE(at + 2),
    })
  return steps
}
