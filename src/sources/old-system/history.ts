import { claimKind } from '#src/domain/claim.ts'
import type { Draft, Unread } from '#src/domain/draft.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { type ActKind, act, actKind } from '../table/act-kind.ts'
import { splitEmails } from '../table/lists.ts'
import { truthOf } from '../table/truth.ts'
import { date, drafted, filled, list, type SystemRow, text, unreadable } from './row-drafts.ts'

const longestText = 1_000_000
const note = act('note.written', 'internal', 'none')

/** What kind of act a row is: by its type, else by its table's name; a note when neither says. */
function kindOf(row: SystemRow): { readonly kind: ActKind; readonly type: string } {
  const type = row.system.words(text(row, 'type'), [
    'activity type',
    'calendar event type',
    'event type',
    'note type',
    'type',
  ])
  const named = /^\d*$/.test(type) ? null : actKind(type)
  const kind = named ?? actKind(row.loaded.layout.space.replaceAll('calendar event', 'meeting')) ?? note
  return { kind: turned(kind, text(row, 'direction')), type: /^\d*$/.test(type) ? '' : type }
}

/** An email or message that came in where the type alone says that it went out. */
function turned(kind: ActKind, direction: string): ActKind {
  if (!/^(in|inbound|incoming|received|eingehend|entrant)/i.test(direction)) return kind
  if (kind.kind === 'email.sent') return act('email.received', 'email', 'in')
  if (kind.kind === 'message.sent') return act('message.received', kind.channel, 'in')
  return kind.kind === 'call.made' ? act('call.received', 'phone', 'in') : kind
}

/** A call, email, meeting or note of the old system, with its own date and author. */
export function activityDrafts(row: SystemRow): (Draft | Unread)[] {
  const { system, loaded } = row
  const cells = row.row.cells
  const companies = list(system.companyOf(cells, loaded.layout, 'about'))
  const assignments = list(system.assignmentOf(cells, loaded.layout))
  const party = system.party(cells, loaded.layout)
  if (typeof party === 'string' && !companies.length && !assignments.length) return [unreadable(row, party)]
  const { kind, type } = kindOf(row)
  const occurred = date(row, 'date', 'created', 'modified')
  const future = kind.kind === 'meeting.held' && occurred?.at && occurred.at > row.context.now
  const subject = text(row, 'subject')
  const words = text(row, 'text') || subject
  const body = filled({
    subject: subject === words ? '' : subject.slice(0, 500),
    type: type.slice(0, 100),
    author: system.author(cells, loaded.layout),
  })
  const people = typeof party === 'string' ? [] : [party]
  return [
    drafted(row, future ? 'meeting.planned' : kind.kind, body, occurred, {
      channel: kind.channel,
      direction: kind.direction,
      text: words.slice(0, longestText) || null,
      people,
      companies,
      assignments,
    }),
  ]
}

/** A log of mail sent by the old system: recipients by address. */
export function mailDrafts(row: SystemRow): (Draft | Unread)[] {
  const recipients = splitEmails(text(row, 'to')).flatMap(part => normaliseEmail(part) ?? [])
  const people = recipients.filter(address => !isRoleAddress(address)).slice(0, 100)
  if (!people.length) return [unreadable(row, 'It names no recipient.')]
  return [
    drafted(
      row,
      'email.sent',
      filled({
        subject: text(row, 'subject').slice(0, 500),
        from: text(row, 'from').slice(0, 320),
        author: row.system.author(row.row.cells, row.loaded.layout),
      }),
      date(row, 'date', 'created'),
      {
        channel: 'email',
        direction: 'out',
        text: text(row, 'text').slice(0, longestText) || null,
        people: people.map(value => ({ role: 'recipient', identifiers: [{ kind: 'email', value }] })),
        ...(people.length > 20 ? { automatic: true } : {}),
      },
    ),
  ]
}

/** A tag or list that a person is in. */
export function taggedDrafts(row: SystemRow): (Draft | Unread)[] {
  const id = text(row, 'tag id')
  const tag = row.system.words(id, ['tag', 'saved list', 'list', 'label', 'talent pool', 'pool'])
  const party = row.system.party(row.row.cells, row.loaded.layout)
  if (typeof party === 'string')
    return row.system.companyOf(row.row.cells, row.loaded.layout, 'about') ? [] : [unreadable(row, party)]
  if (!tag || /^\d+$/.test(tag)) return [unreadable(row, `It points at tag ${id}, which is not in the files.`)]
  return [drafted(row, 'person.tagged', { tag: tag.slice(0, 100) }, date(row, 'created'), { people: [party] })]
}

/** A field that somebody added to the old system. */
export function extraDrafts(row: SystemRow): (Draft | Unread)[] {
  const party = row.system.party(row.row.cells, row.loaded.layout)
  const [label, value] = [text(row, 'field').slice(0, 200), text(row, 'value').slice(0, 20_000)]
  if (!label || !value) return []
  if (typeof party === 'string')
    return row.system.companyOf(row.row.cells, row.loaded.layout, 'about') ? [] : [unreadable(row, party)]
  return [drafted(row, claimKind('custom'), { label, text: value }, null, { people: [party], contentInKey: true })]
}

/** A CV whose text the old system kept. Other attachments are files of their own. */
export function documentDrafts(row: SystemRow): (Draft | Unread)[] {
  const words = text(row, 'text')
  const party = row.system.party(row.row.cells, row.loaded.layout)
  if (!words || truthOf(text(row, 'resume')) !== true || typeof party === 'string') return []
  return [
    drafted(row, 'cv.received', filled({ file: text(row, 'file').slice(0, 255) }), date(row, 'created'), {
      direction: 'in',
      text: words.slice(0, longestText),
      people: [party],
    }),
  ]
}
