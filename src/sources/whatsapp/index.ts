import type { Draft, Unread } from '#src/domain/draft.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { earlier, later } from '../archive/moment.ts'
import { Occasions } from '../chat/occasions.ts'
import { Talk, type Talker } from '../chat/talk.ts'
import { folderOf } from '../intake/path.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { DayOrder, type Order, timeOf } from './day-order.ts'
import { stampOf } from './line.ts'
import { messagesOf } from './messages.ts'
import { isChatMedia, isChatName, titleOf } from './name.ts'
import { callOf, mediaOf } from './words.ts'

/** Named as WhatsApp names it, or most of its first lines begin as its lines do. */
function isChat(file: SourceFile): boolean {
  if (!/\.txt$/i.test(file.path)) return false
  const lines = headText(file.head.subarray(0, 16_384)).split(/\r?\n/).slice(0, 60)
  const stamps = lines.map(stampOf).filter(stamp => stamp !== null)
  return (
    stamps.length > 0 &&
    (isChatName(file.path) ||
      (stamps.length >= 2 && stamps.length * 3 >= lines.length && stamps.some(({ rest }) => rest.includes(':'))))
  )
}

/** A chat and the media beside it. Where several chats lie in one folder, the media go to the first. */
function groupsOf(files: readonly SourceFile[]): Group[] {
  const taken = new Set<string>()
  return files.filter(isChat).map(file => {
    const folder = folderOf(file.path)
    const media = taken.has(folder) ? [] : files.filter(each => folderOf(each.path) === folder && isChatMedia(each))
    taken.add(folder)
    return { name: titleOf(file.path) || file.path, files: [file, ...media] }
  })
}

/** What must be known of a chat before it is read. */
interface Opening {
  readonly order: Order
  readonly names: ReadonlyMap<string, number>
  readonly title: string
  readonly id: string
  readonly group: boolean
  readonly me: string | null
  readonly from: string | null
  readonly to: string | null
  readonly count: number
}

const mostNames = 2000

async function openChat(file: SourceFile, context: ReadContext): Promise<Opening> {
  const order = new DayOrder()
  const names = new Map<string, number>()
  let [count, group]: [number, boolean] = [0, false]
  let ends: [Parameters<typeof timeOf>[0] | null, Parameters<typeof timeOf>[0] | null] = [null, null]
  for await (const { stamp, name, text } of messagesOf(file)) {
    context.signal?.throwIfAborted()
    order.see(stamp)
    ends = [ends[0] ?? stamp, stamp]
    if (name === null) {
      group ||= /["“„«][^"”“»]{1,100}["”“»]|\b(?:group|Gruppe|grupo|groupe|gruppo|groep|grup|группа)/iu.test(text)
      continue
    }
    count++
    if (names.has(name) || names.size < mostNames) names.set(name, (names.get(name) ?? 0) + 1)
  }
  const title = titleOf(file.path)
  const many = names.size > 2 || (group && title !== '' && !names.has(title))
  const found = order.order(context.country)
  const times = ends
    .map(stamp => stamp && timeOf(stamp, found))
    .map(ms => (ms === null ? null : new Date(ms).toISOString()))
  const me = holderOf(names, many ? '' : title, context)
  const other = [...names.keys()].find(name => name !== me) ?? ''
  return {
    order: found,
    names,
    title,
    id: many ? title || 'group' : foldName(title || other) || title || other,
    group: many,
    me,
    from: earlier(times[0] ?? null, times[1] ?? null),
    to: later(times[0] ?? null, times[1] ?? null),
    count,
  }
}

/** The holder: by name or number; "You" in the phone's language is not written; in a chat of two the one who is not its name. */
function holderOf(names: ReadonlyMap<string, number>, title: string, context: ReadContext): string | null {
  for (const name of names.keys()) {
    const phone = /^\+?[\d ()-]{7,}$/.test(name) ? normalisePhone(name, context.country) : null
    if (context.isMyName(name) || (phone !== null && context.isMe({ kind: 'phone', value: phone }))) return name
  }
  if (names.size !== 2 || !title) return null
  const others = [...names.keys()].filter(name => foldName(name) !== foldName(title))
  return others.length === 1 ? (others[0] ?? null) : null
}

function talkerOf(name: string, opening: Opening, country: string): Talker {
  const phone = /^\+?[\d\u00a0 ()-]{7,30}$/.test(name) ? normalisePhone(name.replaceAll('\u00a0', ' '), country) : null
  // The name as it stands: two contacts may differ by a sign alone.
  const record = `whatsapp:${opening.id}:${name.normalize('NFKC').toLowerCase()}`.slice(0, 300)
  return {
    name,
    me: name === opening.me,
    identifiers: [phone ? { kind: 'phone', value: phone } : { kind: 'record', value: record }],
  }
}

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const [file] = group.files
  if (!file) return { counts: [], from: null, to: null, me: [], visible: 'me' }
  try {
    const { names, count, from, to, me } = await openChat(file, context)
    const likely = me ? [{ value: me, why: 'is the one who is not the chat’s name' }] : []
    const others = [...names]
      .filter(([name]) => name !== me)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 5)
    return {
      counts: [
        { noun: 'messages', count },
        { noun: 'people', count: names.size },
      ],
      from,
      to,
      me: [...likely, ...others.map(([value]) => ({ value, why: 'writes in the chat', guess: true as const }))],
      visible: 'me',
    }
  } catch (error) {
    context.signal?.throwIfAborted()
    unreadable(error)
    return { counts: [], from: null, to: null, me: [], visible: 'me' }
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  for (const file of group.files)
    if (!isChatMedia(file))
      try {
        yield* readChat(file, context)
      } catch (error) {
        context.signal?.throwIfAborted()
        yield { unread: true, place: file.path, why: unreadable(error).message }
      }
}

async function* readChat(file: SourceFile, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const opening = await openChat(file, context)
  const { id, title, group, order } = opening
  const talk = new Talk({
    channel: 'whatsapp',
    family: 'whatsapp.message',
    id,
    title,
    group,
    seenAt: opening.to ?? file.modified,
  })
  const talkers = new Map([...opening.names.keys()].map(name => [name, talkerOf(name, opening, context.country)]))
  talk.expect([...talkers.values()])
  const occasions = new Occasions()
  let found = 0
  for await (const { stamp, name, text, line } of messagesOf(file)) {
    context.signal?.throwIfAborted()
    if (name === null || text === '' || text === '.') continue
    const ms = timeOf(stamp, order)
    const place = `${file.path} line ${line}`
    if (ms === null) {
      yield { unread: true, place, why: `The date "${stamp.numbers.join('/')}" is none.` }
      continue
    }
    const talker = talkers.get(name) ?? talkerOf(name, opening, context.country)
    const media = mediaOf(text)
    const call = callOf(text)
    found++
    yield talk.message({
      talker,
      occurred: { at: new Date(ms).toISOString(), precision: 'instant', offset: null },
      text: media === null && call === null ? text : '',
      place,
      key: occasions.key(id, talker.identifiers[0].value, ms, text),
      ...(media === null ? {} : { body: media === '' ? { media: true } : { media } }),
      ...(call === null ? {} : { call }),
    })
  }
  if (found === 0) yield { unread: true, place: file.path, why: 'It holds no message of a chat.' }
  yield* talk.rest()
}

/** Chats as WhatsApp exports them: Android and iOS, in any language's way of writing dates. */
export const whatsapp: Connector = {
  name: 'whatsapp',
  label: 'WhatsApp chat',
  reads: 'A chat exported from WhatsApp: _chat.txt or "WhatsApp Chat with …txt", alone or in its ZIP with media.',
  recognise: groupsOf,
  survey,
  read,
}
