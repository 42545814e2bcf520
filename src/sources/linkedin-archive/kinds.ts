import { certifications } from './certifications.ts'
import { comments } from './comments.ts'
import { connections } from './connections.ts'
import { education } from './education.ts'
import { emails } from './emails.ts'
import { endorsementsGiven, endorsementsReceived } from './endorsements.ts'
import { events } from './events.ts'
import { invitations } from './invitations.ts'
import type { Kind } from './kind.ts'
import { languages } from './languages.ts'
import { messages } from './messages.ts'
import { phones } from './phones.ts'
import { positions } from './positions.ts'
import { profile } from './profile.ts'
import { publications } from './publications.ts'
import { reactions } from './reactions.ts'
import { recommendationsGiven, recommendationsReceived } from './recommendations.ts'
import { shares } from './shares.ts'
import { skills } from './skills.ts'

/** What is read, in the order in which it is read and counted. */
export const kinds: readonly Kind[] = [
  connections,
  messages,
  invitations,
  recommendationsReceived,
  recommendationsGiven,
  endorsementsReceived,
  endorsementsGiven,
  comments,
  reactions,
  shares,
  events,
  profile,
  positions,
  education,
  skills,
  languages,
  certifications,
  publications,
  emails,
  phones,
]
