import * as z from 'zod'

/** Google Chat in a Google Takeout; only what is read. */
export const member = z.object({
  name: z.string().max(300).catch(''),
  email: z.string().max(320).catch(''),
  user_type: z.string().max(40).catch('Human'),
})

/** `group_info.json`, one beside each conversation. A conversation of two has no name. */
export const groupInfo = z.object({
  name: z.string().max(300).catch(''),
  members: z.array(member).max(100_000).catch([]),
})

/** `user_info.json`: whose export it is. */
export const userInfo = z.object({ user: member })

/** One of `messages` in `messages.json`. */
export const message = z.object({
  creator: member.optional(),
  /** In the words of the account's language: `Friday, March 1, 2024 at 9:05:12 AM UTC`. */
  created_date: z.string().max(120).catch(''),
  text: z.string().max(200_000).catch(''),
  message_id: z.string().min(1).max(300),
  message_state: z.string().max(40).catch(''),
  attached_files: z.array(z.object({ original_name: z.string().max(300).catch('') })).catch([]),
})

export type Member = z.output<typeof member>
export type Message = z.output<typeof message>
