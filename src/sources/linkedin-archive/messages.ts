import type { Party } from '#src/domain/draft.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { act, badDate, momentKey, when } from './act.ts'
import type { Archive } from './archive.ts'
import { filled } from './claim.ts'
import { readDate } from './date.ts'
import { isHolder } from './holder.ts'
import type { Kind } from './kind.ts'
import { type Named, nameClaim, partyOf, profileOf } from './people.ts'
import { recipientsOf } from './recipients.ts'
import type { Row } from './row.ts'
import { raise, slugOf } from './scan.ts'

const isDraft = (row: Row): boolean => /^(true|yes|1)$/i.test(row.cell('is message draft'))
const conversationOf = (row: Row): string => row.cell('conversation id')
const senderOf = (row: Row): Named => ({
  url: row.cell('sender profile url'),
  name: row.cell('from'),
  scope: `conversation:${conversationOf(row)}`,
})
const toOf = (row: Row): readonly Named[] =>
  recipientsOf(row.cell('to'), row.cell('recipient profile urls')).map(each => ({
    ...each,
    scope: `conversation:${conversationOf(row)}`,
  }))

export const messages: Kind = {
  noun: 'messages',
  file: /^messages$/,
  columns: ['from', 'date', 'content', 'conversation id'],
  distinctive: true,
  scan(row, scan) {
    if (isDraft(row)) return 'messages never sent'
    const parties = [senderOf(row), ...toOf(row)]
    for (const { url, name } of parties) {
      const slug = slugOf(url)
      if (slug === null) continue
      scan.names.add(name, slug)
      raise(scan.talkers, slug)
    }
    scan.see(readDate(row.cell('date')))
    return 'messages'
  },
  *read(row, archive) {
    if (isDraft(row)) return
    const cell = row.cell('date')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const sender = senderOf(row)
    const slug = profileOf(sender, archive)
    const mine = isHolder(archive.holder, archive.context, slug, sender.name)
    const people = peopleOf(row, sender, mine, archive)
    const conversation = conversationOf(row)
    const subject = row.cell('subject')
    const title = row.cell('conversation title')
    const content = row.text('content')
    const inmail = /\binmail\b/i.test(title) || (subject !== '' && !areConnected(people, mine, occurred.at, archive))
    const bulk = /spam|sponsored/i.test(row.cell('folder')) || /^sponsored/i.test(title)
    for (const party of people) yield* nameClaim(row, party, archive)
    yield act(row, archive, {
      kind: `${inmail ? 'inmail' : 'message'}.${mine ? 'sent' : 'received'}`,
      direction: mine ? 'out' : 'in',
      occurred,
      family: 'linkedin.message',
      key: [conversation, slug ?? foldName(sender.name), momentKey(occurred), content],
      body: filled({ subject, title, folder: row.cell('folder'), attachments: row.cell('attachments') }),
      text: content || subject || null,
      people,
      ...(conversation ? { thread: conversation } : {}),
      ...(bulk ? { bulk } : {}),
    })
  },
}

/** Everybody in the message but the holder, each once: a group writes to several. */
function peopleOf(row: Row, sender: Named, mine: boolean, archive: Archive): readonly Party[] {
  const people = new Map<string, Party>()
  const add = (party: Party | null) => {
    const [first] = party?.identifiers ?? []
    if (party && first && !people.has(`${first.kind}:${first.value}`)) people.set(`${first.kind}:${first.value}`, party)
  }
  if (!mine) add(partyOf('sender', sender, archive))
  for (const each of toOf(row))
    if (!isHolder(archive.holder, archive.context, profileOf(each, archive), each.name))
      add(partyOf('recipient', each, archive))
  return [...people.values()]
}

/**
 * LinkedIn does not mark InMails in the archive. A message is taken for one when its conversation is called so, or when
 * it has a subject and Connections.csv does not have the two connected by that day. Without that file nobody can tell.
 */
function areConnected(people: readonly Party[], sent: boolean, at: string | null, archive: Archive): boolean {
  const { connected } = archive
  if (connected === null || at === null) return true
  const day = at.slice(0, 10)
  return people
    .filter(party => party.role === (sent ? 'recipient' : 'sender'))
    .flatMap(party => party.identifiers)
    .some(({ kind, value }) => kind === 'linkedin' && (connected.get(value) ?? '9') <= day)
}
