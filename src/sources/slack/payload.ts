import * as z from 'zod'

/** A workspace's export as Slack documents it; only what is read. */
export const user = z.object({
  id: z.string().max(40),
  team_id: z.string().max(40).catch(''),
  is_bot: z.boolean().catch(false),
  real_name: z.string().max(300).catch(''),
  profile: z
    .object({
      real_name: z.string().max(300).catch(''),
      email: z.string().max(320).catch(''),
      title: z.string().max(300).catch(''),
      phone: z.string().max(60).catch(''),
    })
    .catch({ real_name: '', email: '', title: '', phone: '' }),
})

/** A channel, a group, or a conversation of two, which has no name. */
export const room = z.object({
  id: z.string().max(40),
  name: z.string().max(200).catch(''),
  members: z.array(z.string().max(40)).max(100_000).catch([]),
})

export const message = z.object({
  type: z.literal('message'),
  subtype: z.string().catch(''),
  user: z.string().max(40).catch(''),
  text: z.string().max(200_000).catch(''),
  /** Seconds since 1970 with six digits more, which make it unique in its room. */
  ts: z.string().regex(/^\d{9,11}\.\d{1,6}$/),
  files: z.array(z.object({ name: z.string().max(300).catch('') })).catch([]),
})

export type User = z.output<typeof user>
export type Room = z.output<typeof room>
export type Message = z.output<typeof message>
