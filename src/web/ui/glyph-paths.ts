import type { ChannelGroup } from '#src/domain/channel.ts'

/** The alphabet of channels, on a 14 px grid around (7, 7). */
export const glyphPaths: Readonly<Record<ChannelGroup, string>> = {
  email: 'M.75 3.5h12.5v7H.75Z',
  linkedin: 'M2 2h10v10H2Z',
  social: 'M7 1.6 13 12H1Z',
  chat: 'M7 1.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z',
  call: 'M7 .8 13.2 7 7 13.2.8 7Z',
  meeting: 'M3.9 1.4h6.2L13.3 7l-3.2 5.6H3.9L.7 7Z',
  application: 'M7 1 13 6v6.5H1V6Z',
  note: 'M1.5 6h11v2h-11Z',
}
export const groupWords: Readonly<Record<ChannelGroup, string>> = {
  email: 'Email',
  linkedin: 'LinkedIn',
  social: 'Other social',
  chat: 'Chat, SMS',
  call: 'Calls',
  meeting: 'Meetings, events',
  application: 'Applications, web',
  note: 'Notes',
}
/** The same where room is short and the glyph stands beside it. */
export const shortWords: Readonly<Record<ChannelGroup, string>> = {
  ...groupWords,
  social: 'Social',
  chat: 'Chat',
  meeting: 'Meetings',
  application: 'Applications',
}
export const groupColour = (group: ChannelGroup): string => `var(--color-${group})`
