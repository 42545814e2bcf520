import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Occurred } from '#src/domain/occurred.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { type JsonItem, jsonItems } from '../archive/json-items.ts'
import { atMillis, atText, earlier, later } from '../archive/moment.ts'
import { said } from '../archive/said.ts'
import { clean, listAt, member, numberAt, textAt } from '../archive/shape.ts'
import { Talk, type Talker } from '../chat/talk.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'

/** Telegram Desktop's `result.json`: of one chat, or of the whole account. */
function isExport(file: SourceFile): boolean {
  if (!/\.json$/i.test(file.path)) return false
  const head = headText(file.head)
  return (
    /^\s*\{/.test(head) &&
    (/"date_unixtime"\s*:/.test(head) ||
      (/"from_id"\s*:\s*"(?:user|channel)\d/.test(head) && /"messages"\s*:/.test(head)) ||
      /"chats"\s*:\s*\{[^[\]]{0,2000}"list"\s*:\s*\[/.test(head))
  )
}

const groupsOf = (files: readonly SourceFile[]): Group[] =>
  files.filter(isExport).map(file => ({ name: file.path, files: [file] }))

const lists = new Set(['messages', 'contacts', 'list'])

const momentOf = (message: unknown): Occurred | null => {
  const seconds = numberAt(message, 'date_unixtime')
  return (seconds === null ? null : atMillis(seconds * 1000)) ?? atText(textAt(message, 'date'))
}

/** Text is a string, or parts that are strings or `{type, text}`. */
function wordsOf(message: unknown): string {
  const plain = textAt(message, 'text')
  if (plain) return plain
  let typed = false
  return listAt(message, 'text')
    .slice(0, 5000)
    .map(part => {
      const plain = typeof part === 'string'
      const text = plain ? clean(part) : textAt(part, 'text')
      // Two marked pieces in a row have lost the space that stood between them.
      const gap = typed && !plain && !/^\s/.test(text) ? ' ' : ''
      typed = !plain && !/\s$/.test(text)
      return gap + text
    })
    .join('')
}

/** Whole account exports put every chat in `chats.list`: those chats are elements of a list, their messages inside. */
async function* messagesIn(file: SourceFile): AsyncGenerator<JsonItem | { readonly fault: string }> {
  yield* jsonItems(file, new Set(['messages']))
}

interface Scan {
  /** Ids that only the holder can have: `personal_information` does not stand before the chats in every version. */
  readonly me: ReadonlySet<string>
  readonly names: ReadonlyMap<string, string>
  readonly from: string | null
  readonly to: string | null
  readonly count: number
  readonly chats: number
}

/** In every chat of two the holder is the one who is not the chat: whoever writes in most chats is them. */
async function scan(file: SourceFile, context: ReadContext): Promise<Scan> {
  const names = new Map<string, string>()
  const inChats = new Map<string, number>()
  const own = new Set<string>()
  let [from, to, count, chats]: [string | null, string | null, number, number] = [null, null, 0, 0]
  let around: unknown = null
  let here = new Set<string>()
  for await (const item of messagesIn(file)) {
    context.signal?.throwIfAborted()
    if ('fault' in item) continue
    if (item.around !== around) {
      around = item.around
      chats++
      here = new Set()
    }
    if (textAt(item.value, 'type') === 'service') continue
    count++
    const at = momentOf(item.value)?.at ?? null
    from = earlier(from, at)
    to = later(to, at)
    const id = keyOf(item.value)
    if (!id || here.has(id) || names.size > 100_000) continue
    here.add(id)
    names.set(id, textAt(item.value, 'from'))
    if (isOwnWord(item)) own.add(id)
    inChats.set(id, (inChats.get(id) ?? 0) + 1)
  }
  const said = [...names]
    .filter(([id, name]) => context.isMyName(name) || context.isMe({ kind: 'telegram', value: id }))
    .map(([id]) => id)
  const [first, second] = [...inChats].sort(([, a], [, b]) => b - a)
  const most = chats > 2 && first && first[1] > (second?.[1] ?? 0) ? [first[0]] : []
  return { me: new Set(said.length > 0 ? said : own.size === 1 ? own : most), names, from, to, count, chats }
}

/** In a chat of two the chat bears the other's id. */
const isOwnWord = ({ value, around }: JsonItem): boolean =>
  textAt(around, 'type') === 'personal_chat' &&
  /^user\d/.test(textAt(value, 'from_id')) &&
  textAt(value, 'from_id') !== `user${textAt(around, 'id')}`

const keyOf = (message: unknown): string => textAt(message, 'from_id') || foldName(textAt(message, 'from'))

function talkerOf(message: unknown, chat: string, me: ReadonlySet<string>): Talker | null {
  const key = keyOf(message)
  const name = textAt(message, 'from').slice(0, 300)
  const user = /^user(\d{1,20})$/.exec(textAt(message, 'from_id'))
  if (!key || textAt(message, 'from_id').startsWith('channel')) return null
  const identifier: Identifier = user
    ? { kind: 'external', value: `telegram:${user[1]}` }
    : { kind: 'record', value: `telegram:${chat}:${key}`.slice(0, 300) }
  return { name, me: me.has(key), identifiers: [identifier] }
}

const otherIn = (around: unknown, id: string): Talker => ({
  name: textAt(around, 'name').slice(0, 300),
  me: false,
  identifiers: [{ kind: 'external', value: `telegram:${id}` }],
})

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  let [from, to, count, chats]: [string | null, string | null, number, number] = [null, null, 0, 0]
  const [me, others] = [new Set<string>(), new Set<string>()]
  for (const file of group.files) {
    const found = await scan(file, context)
    from = earlier(from, found.from)
    to = later(to, found.to)
    count += found.count
    chats += found.chats
    for (const id of found.me) me.add(found.names.get(id) ?? '')
    for (const name of [...found.names.values()].slice(0, 5)) others.add(name)
  }
  return {
    counts: [
      { noun: 'messages', count },
      { noun: 'chats', count: chats },
    ],
    from,
    to,
    me: [
      ...[...me].map(value => ({ value, why: 'writes in the most chats' })),
      ...[...others]
        .filter(name => !me.has(name))
        .map(value => ({ value, why: 'writes in the chat', guess: true as const })),
    ].filter(({ value }) => value !== ''),
    visible: 'me',
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  for (const file of group.files) yield* readExport(file, context)
}

async function* readExport(file: SourceFile, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const { me, to } = await scan(file, context)
  let around: unknown = null
  let talk: Talk | null = null
  let chat = ''
  let found = 0
  for await (const item of messagesIn(file)) {
    context.signal?.throwIfAborted()
    if ('fault' in item) {
      yield { unread: true, place: file.path, why: item.fault }
      continue
    }
    if (item.around !== around) {
      if (talk) yield* talk.rest()
      around = item.around
      const type = textAt(item.around, 'type')
      chat = textAt(item.around, 'id') || foldName(textAt(item.around, 'name')) || 'chat'
      talk = new Talk({
        channel: 'telegram',
        family: 'telegram.message',
        id: chat,
        title: textAt(item.around, 'name'),
        group: /group|channel/.test(type),
        seenAt: to,
      })
      if (type === 'personal_chat' && /^\d+$/.test(chat)) talk.expect([otherIn(item.around, chat)])
    }
    const { value } = item
    const place = `${file.path} record ${item.number}`
    if (textAt(value, 'type') === 'service') continue
    const occurred = momentOf(value)
    const talker = talkerOf(value, chat, me)
    if (!talker) continue
    if (!occurred) {
      yield { unread: true, place, why: 'The message has no date that could be read.' }
      continue
    }
    const text = wordsOf(value)
    const media =
      textAt(value, 'media_type') || (member(value, 'photo') ? 'photo' : member(value, 'file') ? 'file' : '')
    if (!text && !media) continue
    found++
    const id = textAt(value, 'id')
    if (talk)
      yield talk.message({
        talker,
        occurred,
        text,
        place,
        key: id ? [chat, id] : [chat, keyOf(value), occurred.at ?? '', text],
        ...(media ? { body: { media } } : {}),
      })
  }
  if (talk) yield* talk.rest()
  found += yield* contacts(file, context, to)
  if (found === 0) yield { unread: true, place: file.path, why: 'It holds no message of a chat.' }
}

/** The address book of a whole account's export: names and numbers. */
async function* contacts(file: SourceFile, context: ReadContext, seenAt: string | null): AsyncGenerator<Draft, number> {
  if (!/"contacts"\s*:/.test(headText(file.head))) return 0
  let found = 0
  for await (const item of jsonItems(file, lists)) {
    if ('fault' in item || !textAt(item.value, 'phone_number')) continue
    const number = normalisePhone(textAt(item.value, 'phone_number').replace(/^00/, '+'), context.country)
    const [given, family] = [textAt(item.value, 'first_name'), textAt(item.value, 'last_name')]
    const full = [given, family].filter(Boolean).join(' ').slice(0, 300)
    if (!number || !full) continue
    found++
    const of = {
      identifiers: [{ kind: 'phone', value: number }] as const,
      channel: 'telegram' as const,
      family: 'telegram.contact',
      place: `${file.path} contact ${found}`,
      seenAt,
    }
    yield said('name', { full, ...(given ? { given } : {}), ...(family ? { family } : {}) }, of)
    yield said('phone', { number }, of)
  }
  return found
}

/** Telegram Desktop's JSON export: one chat or the whole account, of any length. */
export const telegram: Connector = {
  name: 'telegram',
  label: 'Telegram export',
  reads: 'result.json of Telegram Desktop: one chat, or the whole account.',
  recognise: groupsOf,
  survey,
  read,
}
