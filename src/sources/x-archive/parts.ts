import type { SourceFile } from '../source.ts'

/** What a file of the archive holds, by its variable: `window.YTD.tweets.part0`. */
export const parts = [
  'account',
  'profile',
  'tweets',
  'like',
  'follower',
  'following',
  'direct_messages',
  'direct_messages_group',
] as const
export type Part = (typeof parts)[number]

const names: Readonly<Record<string, Part>> = {
  account: 'account',
  profile: 'profile',
  tweet: 'tweets',
  tweets: 'tweets',
  note_tweet: 'tweets',
  community_tweet: 'tweets',
  like: 'like',
  likes: 'like',
  follower: 'follower',
  following: 'following',
  direct_messages: 'direct_messages',
  direct_message: 'direct_messages',
  direct_messages_group: 'direct_messages_group',
  direct_message_group: 'direct_messages_group',
}

const start = /^\ufeff?\s*window\.(?:YTD\.([\w-]{1,60})\.part\d+|__THAR_CONFIG)\s*=/

/** Null for a file that is no part of an archive, `left` for one that is and is not read. */
export function partOf(file: SourceFile): Part | 'left' | null {
  const found = start.exec(Buffer.from(file.head.subarray(0, 300)).toString('utf8'))
  if (!found) return null
  const name = found[1]?.replaceAll('-', '_') ?? ''
  return Object.hasOwn(names, name) ? (names[name] ?? 'left') : 'left'
}
