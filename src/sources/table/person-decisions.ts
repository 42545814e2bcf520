import type { Channel } from '#src/domain/channel.ts'
import type { Draft } from '#src/domain/draft.ts'
import { actKind } from './act-kind.ts'
import { isNever } from './dates.ts'
import { splitList } from './lists.ts'
import type { PersonRow } from './person-row.ts'
import { sourceChannel } from './source-channel.ts'
import { saysDoNotContact, truthOf } from './truth.ts'

/** What a row decides or records about its person: do not contact, owner, tags, notes, source, and a last contact of a known kind. */
export function decisionsOf(row: PersonRow): Draft[] {
  const drafts: Draft[] = []
  const reason = forbidden(row)
  if (reason !== null) drafts.push(row.draft('contact.forbidden', reason ? { reason } : {}, reason || null))
  for (const { column, text } of row.cells) {
    if (column.field === 'tag') {
      for (const tag of splitList(text)) drafts.push(row.draft('person.tagged', { tag: tag.slice(0, 100) }))
    } else if (column.field === 'owner') drafts.push(row.draft('person.owned', { owner: text.slice(0, 200) }))
    else if (column.field === 'note') {
      const written = row.date('created')?.occurred ?? row.latest
      drafts.push(row.draft('note.written', { label: column.name }, text, written, column.name))
    } else if (column.field === 'source') drafts.push(cameBy(row, column.name, text))
  }
  const contact = lastContact(row)
  if (contact) drafts.push(contact)
  return drafts
}

/**
 * Why the person must not be contacted; null when they may be. Anything in a do-not-contact column that is not a plain
 * no counts as a yes: a wrong silence can be lifted, a wrong message cannot.
 */
function forbidden(row: PersonRow): string | null {
  const given = row.text('do-not-contact-reason')?.slice(0, 2_000) ?? ''
  let said = false
  for (const { column, text } of row.cells) {
    if (column.field === 'do-not-contact') {
      said = true
      const answer = isNever(text) ? false : truthOf(text)
      if (answer !== false) return given || (answer ? '' : text.slice(0, 2_000))
    } else if (column.field === 'may-contact' && truthOf(text) === false) return given || `${column.name}: ${text}`
    else if ((column.field === 'status' || column.field === 'tag') && saysDoNotContact(text))
      return given || text.slice(0, 2_000)
  }
  return given && !said ? given : null
}

/** How somebody was found, on the day of their record where that is known: the proof of the first touch. */
function cameBy(row: PersonRow, label: string, text: string): Draft {
  const source = text.replace(/\s+/g, ' ').slice(0, 200)
  const day = row.date('created')?.occurred ?? row.latest
  return {
    ...row.draft('source.named', { source, title: source, label }, null, day, label),
    channel: sourceChannel(text),
  }
}

/** A date alone says nothing about what happened; with a kind beside it, it is an interaction. */
function lastContact(row: PersonRow): Draft | null {
  const date = row.date('last-contact')
  const kind = actKind(row.text('last-contact-kind') ?? '')
  if (!date || !kind) return null
  const draft = row.draft(kind.kind, {}, null, date.occurred, date.date)
  return { ...draft, channel: kind.channel satisfies Channel, direction: kind.direction }
}
