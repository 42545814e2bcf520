import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonItems } from '../archive/json-items.ts'
import { earlier, later, madeAt } from '../archive/moment.ts'
import { wholeText } from '../archive/whole.ts'
import { Talk } from '../chat/talk.ts'
import { baseName, folderOf } from '../intake/path.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { momentOf, saidIn, talkerOf } from './entries.ts'
import * as chat from './payload.ts'

const headOf = (file: SourceFile): string => headText(file.head.subarray(0, 8000))

const isMessages = (file: SourceFile): boolean =>
  baseName(file.path) === 'messages.json' &&
  /^\s*\{\s*"messages"\s*:\s*\[\s*\{[\s\S]{0,4000}"(?:topic_id|message_id)"\s*:/.test(headOf(file))
const isInfo = (file: SourceFile): boolean =>
  baseName(file.path) === 'group_info.json' && /"members"\s*:\s*\[/.test(headOf(file))
const isUser = (file: SourceFile): boolean =>
  baseName(file.path) === 'user_info.json' && /^\s*\{\s*"user"\s*:\s*\{[\s\S]{0,1000}"email"/.test(headOf(file))

/** `Google Chat/Groups/DM x/messages.json`: the folder that holds `Groups` is the export, wherever it lies. */
const topOf = (path: string): string => folderOf(folderOf(folderOf(path)))

function recognise(files: readonly SourceFile[]): Group[] {
  const tops = new Set(files.filter(isMessages).map(file => topOf(file.path)))
  return [...tops].map(top => ({
    name: top || 'Google Chat',
    files: files.filter(file => topOf(file.path) === top && (isMessages(file) || isInfo(file) || isUser(file))),
  }))
}

const longest = 20_000_000

/** A short file, whole; null when it is none. */
async function json(file: SourceFile): Promise<unknown> {
  try {
    return JSON.parse(await wholeText(file, longest))
  } catch {
    return null
  }
}

const lists = new Set(['messages'])

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const seenAt = madeAt(group.files, null, context.now)
  for (const file of group.files.filter(isMessages)) {
    const info = group.files.find(each => isInfo(each) && folderOf(each.path) === folderOf(file.path))
    yield* readRoom(file, info ?? null, seenAt, context)
  }
}

async function* readRoom(
  file: SourceFile,
  info: SourceFile | null,
  seenAt: string,
  context: ReadContext,
): AsyncGenerator<Draft | Unread> {
  const { data } = chat.groupInfo.safeParse(info && (await json(info)))
  if (info && !data)
    yield { unread: true, place: info.path, why: 'It is cut off: who is in this conversation is not known.' }
  const { name = '', members = [] } = data ?? {}
  const others = members.flatMap(one => talkerOf(one, context) ?? [])
  const talk = new Talk({
    channel: 'google-chat',
    family: 'google-chat.message',
    id: baseName(folderOf(file.path)).replace(/^(?:DM|Space) /, ''),
    title: name,
    group: name !== '' || others.length > 2,
    seenAt,
  })
  talk.expect(others)
  for await (const item of jsonItems(file, lists)) {
    context.signal?.throwIfAborted()
    if ('fault' in item) {
      yield { unread: true, place: file.path, why: item.fault }
      continue
    }
    const place = `${file.path} record ${item.number}`
    const one = chat.message.safeParse(item.value).data
    if (!one) {
      yield { unread: true, place, why: 'It is no message with an id.' }
      continue
    }
    const said = saidIn(one, one.creator ? talkerOf(one.creator, context) : null, place)
    if (said) yield talk.message(said)
  }
  yield* talk.rest()
}

async function survey(group: Group): Promise<Survey> {
  let [count, from, to]: [number, string | null, string | null] = [0, null, null]
  const rooms = group.files.filter(isMessages)
  for (const file of rooms)
    for await (const item of jsonItems(file, lists)) {
      const one = 'fault' in item ? null : chat.message.safeParse(item.value).data
      if (!one) continue
      const { at } = momentOf(one.created_date)
      count++
      from = earlier(from, at)
      to = later(to, at)
    }
  const users = await Promise.all(group.files.filter(isUser).map(json))
  return {
    counts: [
      { noun: 'messages', count },
      { noun: 'conversations', count: rooms.length },
    ],
    from,
    to,
    me: users.flatMap(user => {
      const email = chat.userInfo.safeParse(user).data?.user.email
      return email ? [{ value: email, why: 'is whose export it is' }] : []
    }),
    visible: 'me',
  }
}

/** Google Chat in a Google Takeout: conversations and spaces, a folder each. */
export const googleChat: Connector = {
  name: 'google-chat',
  label: 'Google Chat',
  reads: 'Google Chat from Google Takeout (JSON): conversations and spaces.',
  recognise,
  survey,
  read,
}
