import type { Addition } from '#src/domain/answers.ts'
import { isClaim } from '#src/domain/claim.ts'
import type { Draft } from '#src/domain/draft.ts'
import type { PreparedParty } from '#src/ledger/prepare.ts'
import { domainOf, isRoleAddress } from '#src/lib/normalise/email.ts'

/** Whom an act adds as people (UX 4.3, question 3). */
export interface Admission {
  readonly add: ReadonlySet<Addition>
  /** Domains whose mail is internal or unwanted. */
  readonly leaveOut: ReadonlySet<string>
}

/** Everybody that an act names is somebody: what a person typed. */
export const everybody: Admission = { add: new Set<Addition>(['all']), leaveOut: new Set() }

/**
 * Families whose records are somebody's connections, contacts or old system. What a LinkedIn archive says of whoever wrote is
 * not among them: a connection is added by the row that says since when it is one.
 */
const contacts: ReadonlySet<string> = new Set(['linkedin.connection', 'row', 'person', 'vcard', 'telegram.contact'])
const candidates: ReadonlySet<string> = new Set(['cv.received', 'application.received', 'candidacy.opened'])
const writing: ReadonlySet<string> = new Set([
  'email.sent',
  'message.sent',
  'inmail.sent',
  'invitation.sent',
  'call.made',
])

/** Bulk, no-reply and internal addresses are nobody to add and nobody to ask about. */
export function isLeftOut({
  draft,
  party,
  leaveOut,
}: {
  draft: Draft
  party: PreparedParty
  leaveOut: ReadonlySet<string>
}): boolean {
  if (draft.bulk) return true
  const identifier = party.personas[0]?.identifier
  if (identifier?.kind !== 'email') return false
  return isRoleAddress(identifier.value) || leaveOut.has(domainOf(identifier.value))
}

/** Whether this record is reason enough to add this human. */
export function admits(draft: Draft, party: PreparedParty, { add, leaveOut }: Admission): boolean {
  if (isLeftOut({ draft, party, leaveOut })) return false
  if (add.has('all')) return true
  if (add.has('connections') && (contacts.has(draft.family) || isInOldSystem(draft, party))) return true
  if (add.has('cv') && (candidates.has(draft.kind) || draft.family === 'file')) return true
  return add.has('wrote') && writing.has(draft.kind) && draft.direction === 'out' && party.role === 'recipient'
}

/** A candidate or a client's contact has a row of their own there; whom a note alone names has none. */
const isInOldSystem = (draft: Draft, { role }: PreparedParty): boolean =>
  draft.family === 'system.record' && role === 'about' && isClaim(draft.kind)
