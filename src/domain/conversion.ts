/** What a journey may lead to. */
export const conversions = ['placed', 'interviewed', 'replied', 'applied', 'joined'] as const
export type Conversion = (typeof conversions)[number]

/** Days before the conversion in which touches count; null: all of them. */
export const lookBacks = [30, 90, 365, null] as const

/** Channels that carry words and say nothing of where somebody came from. */
export const carriers: ReadonlySet<string> = new Set([
  'email',
  'phone',
  'sms',
  'video',
  'in-person',
  'whatsapp',
  'telegram',
  'signal',
  'slack',
  'google-chat',
  'internal',
])

/**
 * What credit is shared out to: where people came from, every channel that touched them, our own channels by name, what
 * it was about, whose touch it was.
 */
export const dimensions = ['source', 'channel', 'named', 'content', 'colleague'] as const
export type Dimension = (typeof dimensions)[number]

/** Interactions that are no touch of a journey: nobody met anybody by them. */
export const silentKinds: readonly string[] = [
  'note.written',
  'meeting.planned',
  'meeting.cancelled',
  'job.changed',
  'notification.received',
  // The CV itself is the touch.
  'cv.forwarded',
]
