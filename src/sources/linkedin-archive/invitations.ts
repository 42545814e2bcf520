import { act, badDate, when } from './act.ts'
import { dayOf, readDate } from './date.ts'
import { isHolder } from './holder.ts'
import type { Kind } from './kind.ts'
import { nameClaim, partyOf, profileOf } from './people.ts'
import type { Row } from './row.ts'
import { raise, slugOf } from './scan.ts'

const inviterOf = (row: Row) => ({ url: row.cell('inviterprofileurl'), name: row.cell('from') })
const inviteeOf = (row: Row) => ({ url: row.cell('inviteeprofileurl'), name: row.cell('to') })
const directionOf = (row: Row): string => row.cell('direction').toLowerCase()

export const invitations: Kind = {
  noun: 'invitations',
  file: /^invitations$/,
  columns: ['from', 'to', 'sent at'],
  distinctive: true,
  scan(row, scan) {
    for (const { url, name } of [inviterOf(row), inviteeOf(row)]) {
      const slug = slugOf(url)
      if (slug !== null) scan.names.add(name, slug)
    }
    const direction = directionOf(row)
    const own = direction === 'outgoing' ? inviterOf(row) : direction === 'incoming' ? inviteeOf(row) : null
    const slug = own && slugOf(own.url)
    if (slug) raise(scan.holders, slug)
    scan.see(readDate(row.cell('sent at')))
    return 'invitations'
  },
  *read(row, archive) {
    const cell = row.cell('sent at')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const inviter = inviterOf(row)
    const invitee = inviteeOf(row)
    const slug = profileOf(inviter, archive)
    const direction = directionOf(row)
    const sent =
      direction === 'outgoing' ||
      (direction !== 'incoming' && isHolder(archive.holder, archive.context, slug, inviter.name))
    const party = partyOf(
      sent ? 'recipient' : 'sender',
      { ...(sent ? invitee : inviter), scope: `invitation:${dayOf(occurred)}` },
      archive,
    )
    yield* nameClaim(row, party, archive)
    yield act(row, archive, {
      kind: sent ? 'invitation.sent' : 'invitation.received',
      direction: sent ? 'out' : 'in',
      occurred,
      family: 'linkedin.invitation',
      // The day: vintages of the archive write the same invitation with and without seconds.
      key: [slug ?? inviter.name, profileOf(invitee, archive) ?? invitee.name, dayOf(occurred)],
      body: {},
      text: row.text('message') || null,
      people: [party],
    })
  },
}
