import * as z from 'zod'
import { channels } from './channel.ts'

/** What stands in a tracked address: `/to/payday-leeds`. */
export const channelCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'Letters, digits and dashes, at most forty.')

/** Where a tracked address leads; nothing but pages. */
const channelTarget = z.url({ protocol: /^https?$/, error: 'A page’s address begins with https://.' }).max(2000)

/** An own channel: a job board, a meet-up, a campaign, by the name that this house gives it. */
export const newChannel = z.object({
  name: z.string().trim().min(1).max(120),
  medium: z.enum(channels),
  code: channelCode,
  address: z.email('This is no email address.').optional(),
  target: channelTarget.optional(),
  /** Another name of this channel. */
  into: z.guid().optional(),
})
export type NewChannel = z.infer<typeof newChannel>

export const channelChange = z.union([
  z.object({ name: z.string().trim().min(1).max(120) }),
  z.object({ target: channelTarget.nullable() }),
  z.object({ address: z.email('This is no email address.').nullable() }),
  z.object({ into: z.guid() }),
])
export type ChannelChange = z.infer<typeof channelChange>
