import type { Draft, Unread } from '#src/domain/draft.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { earlier, later } from '../archive/moment.ts'
import { Occasions } from '../chat/occasions.ts'
import { Talk, type Talker } from '../chat/talk.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { timeOf } from '../whatsapp/day-order.ts'
import { messagesOf } from '../whatsapp/messages.ts'

/** `[2019-12-24, 12:23] Jane Doe: text`, as signal-export and Signal's backup readers write a chat. */
const line = /^\[\d{4}-\d\d-\d\d,? \d\d:\d\d\] [^:\n]{1,120}: /

function isChat(file: SourceFile): boolean {
  if (!/\.(?:txt|md)$/i.test(file.path)) return false
  const lines = headText(file.head.subarray(0, 8192)).split(/\r?\n/).slice(0, 40)
  const found = lines.filter(each => line.test(each)).length
  return found > 0 && found * 4 >= lines.length && line.test(lines.find(each => each.trim() !== '') ?? '')
}

const groupsOf = (files: readonly SourceFile[]): Group[] =>
  files.filter(isChat).map(file => ({ name: titleOf(file), files: [file] }))

/** The file's name, or its folder's where the file is called `chat.md` or `index.md`. */
function titleOf({ path }: SourceFile): string {
  const parts = path.split('/')
  const base = (parts.at(-1) ?? '').replace(/\.(?:txt|md)$/i, '')
  return /^(?:chat|index|messages)$/i.test(base) ? (parts.at(-2) ?? base) : base
}

const isMe = (name: string, context: ReadContext): boolean =>
  /^(?:me|you|note to self)$/i.test(name) || context.isMyName(name)

function talkerOf(name: string, chat: string, context: ReadContext): Talker {
  const phone = /^\+[\d ()-]{7,30}$/.test(name) ? normalisePhone(name, context.country) : null
  const record = `signal:${chat}:${name.normalize('NFKC').toLowerCase()}`.slice(0, 300)
  return {
    name,
    me: isMe(name, context),
    identifiers: [phone ? { kind: 'phone', value: phone } : { kind: 'record', value: record }],
  }
}

async function namesOf(
  file: SourceFile,
): Promise<{ names: Set<string>; from: string | null; to: string | null; count: number }> {
  const names = new Set<string>()
  let [from, to, count]: [string | null, string | null, number] = [null, null, 0]
  for await (const { name, stamp } of messagesOf(file)) {
    const ms = timeOf(stamp, 'ymd')
    if (name === null || ms === null) continue
    count++
    if (names.size < 2000) names.add(name)
    from = earlier(from, new Date(ms).toISOString())
    to = later(to, new Date(ms).toISOString())
  }
  return { names, from, to, count }
}

async function survey(group: Group): Promise<Survey> {
  const [file] = group.files
  if (!file) return { counts: [], from: null, to: null, me: [], visible: 'me' }
  const { names, from, to, count } = await namesOf(file)
  return {
    counts: [{ noun: 'messages', count }],
    from,
    to,
    me: [...names].slice(0, 5).map(value => ({ value, why: 'writes in the chat', guess: true as const })),
    visible: 'me',
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  for (const file of group.files)
    try {
      yield* readChat(file, context)
    } catch (error) {
      context.signal?.throwIfAborted()
      yield { unread: true, place: file.path, why: unreadable(error).message }
    }
}

async function* readChat(file: SourceFile, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const { names, to } = await namesOf(file)
  const title = titleOf(file)
  const id = foldName(title) || title
  const talk = new Talk({ channel: 'signal', family: 'signal.message', id, title, group: names.size > 2, seenAt: to })
  const talkers = new Map([...names].map(name => [name, talkerOf(name, id, context)]))
  talk.expect([...talkers.values()])
  const occasions = new Occasions()
  let found = 0
  for await (const { stamp, name, text, line: number } of messagesOf(file)) {
    context.signal?.throwIfAborted()
    const ms = timeOf(stamp, 'ymd')
    if (name === null || text === '') continue
    const place = `${file.path} line ${number}`
    if (ms === null) {
      yield { unread: true, place, why: `The date "${stamp.numbers.join('-')}" is none.` }
      continue
    }
    found++
    const talker = talkers.get(name) ?? talkerOf(name, id, context)
    yield talk.message({
      talker,
      occurred: { at: new Date(ms).toISOString(), precision: 'instant', offset: null },
      text,
      place,
      key: occasions.key(id, talker.identifiers[0].value, ms, text),
    })
  }
  if (found === 0) yield { unread: true, place: file.path, why: 'It holds no message of a chat.' }
  yield* talk.rest()
}

/** Chats of Signal as text: Signal itself exports none, signal-export and backup readers write these lines. */
export const signal: Connector = {
  name: 'signal',
  label: 'Signal chat',
  reads: 'A Signal chat as text or Markdown, as signal-export writes it: [2024-03-01, 10:30] Name: text.',
  recognise: groupsOf,
  survey,
  read,
}
