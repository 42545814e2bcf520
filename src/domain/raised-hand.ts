import * as z from 'zod'
import { channels } from './channel.ts'
import { channelCode } from './own-channel.ts'

/** Bytes of a CV that a stranger may send. */
export const largestCv = 10_000_000

const line = (most: number) =>
  z
    .string()
    .max(most)
    .transform(text => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim())

/** What somebody types on a job's page. */
export const handTyped = z.object({
  name: line(200).pipe(z.string().min(1, 'Your name is missing.')),
  email: line(254).pipe(z.email('This is no email address.')),
  phone: line(60).optional(),
  message: z.string().trim().max(4000, 'That is longer than four thousand letters.').optional(),
  /** Code of the tracked address that led here; what is no code is none. */
  source: channelCode.optional().catch(undefined),
})
export type HandTyped = z.infer<typeof handTyped>

/** A hand that somebody raised, as it waits to be read in: what they typed, and what the page knew. */
export const raisedHand = z.object({
  raisedHand: z.literal(1),
  /** The link whose page it was. */
  link: z.guid(),
  /** ISO instant. */
  at: z.iso.datetime(),
  job: z.object({ external: z.string().min(1).max(500), title: z.string().max(500) }),
  /** They were on the job already, or had been: nobody is moved by a form. */
  isOn: z.boolean(),
  /** Of the source, where it is a channel of the house. */
  channel: z.enum(channels),
  /** Which words on what becomes of it they were shown. */
  notice: z.string().max(40),
  ...handTyped.shape,
  cv: z.object({ name: z.string().max(300), bytes: z.base64().max(Math.ceil(largestCv / 3) * 4) }).nullable(),
})
export type RaisedHand = z.infer<typeof raisedHand>
