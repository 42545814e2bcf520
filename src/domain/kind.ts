import { candidacyKinds } from './candidacy.ts'
import { isClaim } from './claim.ts'
import { clientKinds } from './client.ts'

/** How much an act weighs in the picture (UX 3.1): 6, 10 or 14 px. */
export type Weight = 'light' | 'message' | 'conversation'

interface KindWords {
  readonly weight: Weight
  /** On screen, in the past tense, without the person: "Call", "Email", "Connected". */
  readonly words: string
}

/** Interactions known by name. The vocabulary is open: an unknown kind is kept and shown by its own words. */
export const interactions = {
  'email.sent': { weight: 'message', words: 'Email' },
  'email.received': { weight: 'message', words: 'Email' },
  'message.sent': { weight: 'message', words: 'Message' },
  'message.received': { weight: 'message', words: 'Message' },
  'inmail.sent': { weight: 'message', words: 'InMail' },
  'inmail.received': { weight: 'message', words: 'InMail' },
  'invitation.sent': { weight: 'light', words: 'Invitation' },
  'invitation.received': { weight: 'light', words: 'Invitation' },
  'connection.made': { weight: 'light', words: 'Connected' },
  'profile.followed': { weight: 'light', words: 'Followed' },
  'profile.unfollowed': { weight: 'light', words: 'Unfollowed' },
  'profile.viewed': { weight: 'light', words: 'Viewed profile' },
  'post.published': { weight: 'light', words: 'Posted' },
  'post.liked': { weight: 'light', words: 'Liked a post' },
  'post.commented': { weight: 'light', words: 'Commented' },
  'post.shared': { weight: 'light', words: 'Shared a post' },
  'person.mentioned': { weight: 'light', words: 'Mentioned' },
  'skill.endorsed': { weight: 'light', words: 'Endorsed a skill' },
  'recommendation.given': { weight: 'message', words: 'Recommendation' },
  'recommendation.received': { weight: 'message', words: 'Recommendation' },
  'call.made': { weight: 'conversation', words: 'Call' },
  'call.received': { weight: 'conversation', words: 'Call' },
  'call.missed': { weight: 'light', words: 'Missed call' },
  'meeting.held': { weight: 'conversation', words: 'Meeting' },
  'meeting.planned': { weight: 'conversation', words: 'Meeting planned' },
  'meeting.cancelled': { weight: 'light', words: 'Meeting called off' },
  'group.joined': { weight: 'light', words: 'In a group together' },
  'event.attended': { weight: 'conversation', words: 'Event' },
  'application.received': { weight: 'message', words: 'Application' },
  'cv.received': { weight: 'message', words: 'CV' },
  // Somebody else sent it to us: their mail stands on their own line.
  'cv.forwarded': { weight: 'light', words: 'CV sent on' },
  'cv.sent': { weight: 'message', words: 'CV sent' },
  'job.changed': { weight: 'light', words: 'New position' },
  'notification.received': { weight: 'light', words: 'Notification' },
  'note.written': { weight: 'light', words: 'Note' },
  'form.submitted': { weight: 'message', words: 'Form' },
  'link.followed': { weight: 'light', words: 'Followed a link' },
  // What a record of somebody says of how they were found.
  'source.named': { weight: 'light', words: 'Came by' },
} as const satisfies Record<string, KindWords>
export type InteractionKind = keyof typeof interactions

export const decisions = [
  'person.opened',
  'persona.attached',
  'person.merged',
  'person.split',
  'pair.refused',
  'pair.doubted',
  'entry.placed',
  'company.merged',
  'company.refused',
  'person.tagged',
  'person.rated',
  'person.owned',
  'person.pooled',
  'person.remembered',
  'contact.forbidden',
  'contact.allowed',
  'value.set',
  'value.preferred',
  'value.withdrawn',
  'thread.shared',
  'thread.hidden',
  'followup.promised',
  'followup.kept',
  'colleague.identified',
  'export.requested',
  'export.arrived',
  'assignment.opened',
  'assignment.moved',
  'assignment.described',
  'assignment.closed',
  'effort.set',
  'spend.recorded',
  'channel.opened',
  'channel.renamed',
  'channel.pointed',
  'channel.addressed',
  'channel.merged',
  ...candidacyKinds,
  ...clientKinds,
  'act.retracted',
  'act.restored',
  'act.purged',
  'entry.retracted',
  'person.erased',
] as const

const decisionKinds: ReadonlySet<string> = new Set(decisions)
export const isDecision = (kind: string): boolean => decisionKinds.has(kind)
export const isInteraction = (kind: string): boolean => !isClaim(kind) && !decisionKinds.has(kind)

const known: Readonly<Record<string, KindWords>> = interactions

export const weightOf = (kind: string): Weight => known[kind]?.weight ?? 'light'
export const wordsOf = (kind: string): string => known[kind]?.words ?? kind.replaceAll(/[._-]/g, ' ')

/** Kinds in which somebody says something that asks for an answer. */
export const conversational: ReadonlySet<string> = new Set([
  'email.sent',
  'email.received',
  'message.sent',
  'message.received',
  'inmail.sent',
  'inmail.received',
  'call.made',
  'call.received',
  'meeting.held',
  'application.received',
  'form.submitted',
])
