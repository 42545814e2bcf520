/** Where an interaction took place. The open-ended rest is written as it is read and shown plainly. */
export const channels = [
  'email',
  'linkedin',
  'x',
  'facebook',
  'instagram',
  'whatsapp',
  'telegram',
  'signal',
  'slack',
  'google-chat',
  'bluesky',
  'mastodon',
  'github',
  'sms',
  'phone',
  'in-person',
  'video',
  'web',
  'referral',
  'job-board',
  'careers-site',
  'event',
  'internal',
] as const
export type Channel = (typeof channels)[number]

/** How channels look alike on screen: one glyph, one colour, one bar pattern each (UX 5.3). */
export const channelGroups = ['email', 'linkedin', 'social', 'chat', 'call', 'meeting', 'application', 'note'] as const
export type ChannelGroup = (typeof channelGroups)[number]

const groups: Record<Channel, ChannelGroup> = {
  email: 'email',
  linkedin: 'linkedin',
  x: 'social',
  facebook: 'social',
  instagram: 'social',
  bluesky: 'social',
  mastodon: 'social',
  github: 'social',
  whatsapp: 'chat',
  telegram: 'chat',
  signal: 'chat',
  slack: 'chat',
  'google-chat': 'chat',
  sms: 'chat',
  phone: 'call',
  video: 'meeting',
  'in-person': 'meeting',
  event: 'meeting',
  web: 'application',
  referral: 'application',
  'job-board': 'application',
  'careers-site': 'application',
  internal: 'note',
}

export const groupOf = (channel: Channel): ChannelGroup => groups[channel]
