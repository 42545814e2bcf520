import type { Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { neverDated } from '#src/domain/occurred.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { ReadContext } from '../source.ts'
import { mailKey } from './fingerprint.ts'
import type { Reading } from './reading.ts'

/**
 * What somebody did on LinkedIn or X, as a mail of that network tells it. A connection has the id that the LinkedIn archive
 * gives it, so that both are one; other acts are known by their mail. Who it was stands with profile and name.
 */
export function* notificationDrafts(reading: Reading, place: string, context: ReadContext): Generator<Draft> {
  const { notification, mail } = reading
  if (!notification) return
  const { network, kind, profile, name, link } = notification
  const identifier: Identifier | null =
    profile !== null
      ? { kind: network, value: profile }
      : name !== null
        ? { kind: 'record', value: `${network}:notified:${foldName(name)}` }
        : null
  if (!identifier || (profile !== null && context.isMe(identifier))) return
  const party: Party = {
    role: kind === 'connection.made' || kind === 'profile.followed' || kind === 'job.changed' ? 'about' : 'sender',
    identifiers: [identifier],
    ...(name ? { name } : {}),
  }
  const archived = kind === 'connection.made' && network === 'linkedin' && profile !== null && mail.date.at !== null
  const shared = { channel: network, place, seenAt: mail.date.at } as const
  yield {
    ...shared,
    kind,
    direction:
      kind === 'connection.made'
        ? 'between'
        : kind === 'job.changed' || kind === 'notification.received'
          ? 'none'
          : 'in',
    occurred: mail.date,
    family: archived ? 'linkedin.connection' : 'mail.notification',
    key: archived ? [profile, (mail.date.at ?? '').slice(0, 10)] : mailKey(reading),
    body: archived ? {} : { subject: mail.subject.slice(0, 500), ...(link ? { link } : {}) },
    text: null,
    people: [party],
  }
  if (profile === null || name === null || name.startsWith('@')) return
  yield {
    ...shared,
    kind: 'claim.name',
    direction: 'none',
    occurred: neverDated,
    family: 'mail.notification-claim',
    key: [`${network}:${profile}`],
    contentInKey: true,
    body: { full: name },
    text: null,
    people: [{ role: 'about', identifiers: [identifier] }],
  }
}
