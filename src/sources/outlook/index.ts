import type { Draft, Unread } from '#src/domain/draft.ts'
import { earlier, later } from '../archive/moment.ts'
import { icalendar } from '../icalendar/index.ts'
import { unreadable } from '../intake/unreadable.ts'
import { isSentFolder } from '../mail/labels.ts'
import { type FoundMail, inThisThread, readMails } from '../mail/read-mails.ts'
import { partFile } from '../part-file.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { vcard } from '../vcard/index.ts'
import { OutlookThread } from './apart.ts'
import { formatOf, inMemory } from './files.ts'

/** Mails are drafts at once; meetings and cards wait in their open format until there is a page of them. */
interface Page {
  readonly events: string[]
  readonly cards: string[]
}
const pageOf = 500
/** Meetings and cards of one file that wait at most. */
const mostWaiting = 100_000

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const thread = new OutlookThread()
  try {
    const page: Page = { events: [], cards: [] }
    yield* readMails(mails(group, thread, page, context), context, inThisThread)
    yield* paged(page, group, context)
  } finally {
    await thread.close()
  }
}

async function* mails(
  group: Group,
  thread: OutlookThread,
  page: Page,
  context: ReadContext,
): AsyncGenerator<FoundMail | Unread> {
  for (const file of group.files) {
    context.signal?.throwIfAborted()
    for await (const item of itemsOf(file, thread)) {
      context.signal?.throwIfAborted()
      const place = item.place ? `${file.path}, ${item.place}` : file.path
      if (item.kind === 'unread') yield { unread: true, place, why: item.why }
      else if (item.kind === 'mail')
        yield {
          bytes: item.bytes,
          envelope: null,
          place,
          unsent: item.unsent,
          sent: isSentFolder(item.place.replace(/, item \d+$/, '')),
        }
      else if (item.kind !== 'other' && page.events.length + page.cards.length >= mostWaiting)
        yield { unread: true, place, why: 'There are more than 100,000 meetings and contacts: import them in parts.' }
      else if (item.kind === 'meeting') page.events.push(item.text)
      else if (item.kind === 'card') page.cards.push(item.text)
      else if (group.files.length === 1 && !item.place)
        yield {
          unread: true,
          place,
          why: 'It is a task, a note or a journal of Outlook: nothing that touches anybody.',
        }
    }
  }
}

async function* itemsOf(file: SourceFile, thread: OutlookThread) {
  const format = formatOf(file)
  if (format === 'pst' && file.disk) return yield* thread.items({ open: 'pst', file: file.disk })
  try {
    yield* thread.items({ open: format === 'pst' ? 'pst' : 'msg', file: await inMemory(file) })
  } catch (error) {
    yield { kind: 'unread', place: '', why: unreadable(error).message } as const
  }
}

/** What waited, through the readers of calendars and address books, page by page. */
async function* paged({ events, cards }: Page, group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const modified = group.files[0]?.modified ?? null
  for (let at = 0; at < events.length; at += pageOf) {
    const text = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.slice(at, at + pageOf).join('')}END:VCALENDAR\r\n`
    yield* icalendar.read({ name: group.name, files: [partFile(`${group.name}, calendar`, text, modified)] }, context)
  }
  for (let at = 0; at < cards.length; at += pageOf)
    yield* vcard.read(
      {
        name: group.name,
        files: [partFile(`${group.name}, contacts`, cards.slice(at, at + pageOf).join(''), modified)],
      },
      context,
    )
}

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const counts = new Map<string, number>()
  let [from, to]: [string | null, string | null] = [null, null]
  for await (const item of read(group, context)) {
    if ('unread' in item) continue
    const noun = item.kind.startsWith('email.')
      ? 'messages'
      : item.kind.startsWith('meeting.')
        ? 'meetings'
        : item.kind === 'claim.name'
          ? 'names'
          : null
    if (noun) counts.set(noun, (counts.get(noun) ?? 0) + 1)
    if (noun === null || noun === 'names') continue
    from = earlier(from, item.occurred.at)
    to = later(to, item.occurred.at)
  }
  return { counts: [...counts].map(([noun, count]) => ({ noun, count })), from, to, me: [], visible: 'me' }
}

/** Outlook's own files: single messages and whole data files. */
export const outlook: Connector = {
  name: 'outlook',
  label: 'Outlook',
  reads: 'Messages, meetings and contacts saved by Outlook (msg), and its data files (pst, ost).',
  recognise(files) {
    const found = files.filter(file => formatOf(file) !== null)
    const messages = found.filter(file => formatOf(file) === 'msg')
    return [
      ...found.filter(file => formatOf(file) === 'pst').map(file => ({ name: file.path, files: [file] })),
      ...(messages.length > 0
        ? [{ name: messages.length === 1 ? (messages[0]?.path ?? '') : 'Outlook messages', files: messages }]
        : []),
    ]
  },
  survey,
  read,
}
