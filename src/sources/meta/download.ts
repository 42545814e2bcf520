import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { before } from '#src/domain/occurred.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { type JsonItem, jsonItems } from '../archive/json-items.ts'
import { atMillis, earlier, later, madeAt } from '../archive/moment.ts'
import { said } from '../archive/said.ts'
import { listAt, member, numberAt } from '../archive/shape.ts'
import { Talk, type Talker } from '../chat/talk.ts'
import type { Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { kindOf, type Network } from './files.ts'
import { mended, mendedAt } from './text.ts'

interface Scan {
  readonly names: ReadonlyMap<string, number>
  readonly me: ReadonlySet<string>
  readonly from: string | null
  readonly to: string | null
  readonly counts: ReadonlyMap<string, number>
  readonly madeAt: string
}

const threadOf = (file: SourceFile): string => file.path.split('/').at(-2) ?? file.path
const lists: Readonly<Record<string, ReadonlySet<string>>> = {
  messages: new Set(['messages']),
  followers: new Set(['', 'relationships_followers']),
  following: new Set(['relationships_following']),
  friends: new Set(['friends_v2']),
}

/** Who takes part in the most conversations holds the download. */
async function scanDownload(group: Group, context: ReadContext): Promise<Scan> {
  const threads = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  let [from, to]: [string | null, string | null] = [null, null]
  for (const file of group.files) {
    const kind = kindOf(file)
    if (kind === null || kind === 'left') continue
    for await (const item of jsonItems(file, lists[kind] ?? new Set())) {
      context.signal?.throwIfAborted()
      if ('fault' in item) continue
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      if (kind !== 'messages') continue
      const at = atMillis(numberAt(item.value, 'timestamp_ms'))?.at ?? null
      from = earlier(from, at)
      to = later(to, at)
      const names = [mendedAt(item.value, 'sender_name'), ...participants(item)]
      for (const name of names)
        if (name && threads.size < 100_000) threads.set(name, (threads.get(name) ?? new Set()).add(threadOf(file)))
    }
  }
  const names = new Map([...threads].map(([name, all]) => [name, all.size]))
  const said = [...names.keys()].filter(name => context.isMyName(name))
  const [first, second] = [...names].sort(([, a], [, b]) => b - a)
  const most = first && first[1] > 1 && first[1] > (second?.[1] ?? 0) ? [first[0]] : []
  return {
    names,
    me: new Set(said.length > 0 ? said : most),
    from,
    to,
    counts,
    madeAt: madeAt(group.files, to, context.now),
  }
}

const participants = ({ around }: JsonItem): readonly string[] =>
  listAt(around, 'participants')
    .slice(0, 500)
    .map(one => mendedAt(one, 'name'))
    .filter(Boolean)

export async function surveyDownload(group: Group, context: ReadContext): Promise<Survey> {
  const { names, me, from, to, counts } = await scanDownload(group, context)
  const likely = [...me].map(value => ({ value, why: 'takes part in the most conversations' }))
  const others = [...names.keys()]
    .filter(name => !me.has(name))
    .slice(0, 4)
    .map(value => ({ value, why: 'writes in a conversation', guess: true as const }))
  return {
    counts: [...counts].map(([noun, count]) => ({ noun: noun === 'following' ? 'followed' : noun, count })),
    from,
    to,
    me: [...likely, ...others],
    visible: 'me',
  }
}

export async function* readDownload(
  network: Network,
  group: Group,
  context: ReadContext,
): AsyncGenerator<Draft | Unread> {
  const scan = await scanDownload(group, context)
  for (const file of group.files) {
    const kind = kindOf(file)
    if (kind === null || kind === 'left') continue
    if (kind === 'messages') yield* conversation(network, file, scan, context)
    else
      for await (const item of jsonItems(file, lists[kind] ?? new Set())) {
        context.signal?.throwIfAborted()
        const place = 'fault' in item ? file.path : `${file.path} record ${item.number}`
        if ('fault' in item) yield { unread: true, place, why: item.fault }
        else yield* relation(network, kind, item.value, place, scan)
      }
  }
}

function talkerIn(network: Network, thread: string, name: string, scan: Scan): Talker {
  const record = `${network}:${thread}:${name.normalize('NFKC').toLowerCase()}`.slice(0, 300)
  return { name: name.slice(0, 300), me: scan.me.has(name), identifiers: [{ kind: 'record', value: record }] }
}

async function* conversation(
  network: Network,
  file: SourceFile,
  scan: Scan,
  context: ReadContext,
): AsyncGenerator<Draft | Unread> {
  const thread = threadOf(file)
  let talk: Talk | null = null
  let found = 0
  for await (const item of jsonItems(file, new Set(['messages']))) {
    context.signal?.throwIfAborted()
    if ('fault' in item) {
      yield { unread: true, place: file.path, why: item.fault }
      continue
    }
    const names = participants(item)
    if (!talk) {
      talk = new Talk({
        channel: network,
        family: `${network}.message`,
        id: thread,
        title: mendedAt(item.around, 'title'),
        group: names.length > 2,
        seenAt: scan.madeAt,
      })
      talk.expect(names.map(name => talkerIn(network, thread, name, scan)))
    }
    const name = mendedAt(item.value, 'sender_name')
    const ms = numberAt(item.value, 'timestamp_ms')
    const occurred = atMillis(ms)
    const place = `${file.path} record ${item.number}`
    if (!name || !occurred) {
      yield {
        unread: true,
        place,
        why: name ? 'The message has no date that could be read.' : 'The message has no sender.',
      }
      continue
    }
    const text = mendedAt(item.value, 'content')
    const media = ['photos', 'videos', 'audio_files', 'files', 'gifs', 'sticker', 'share'].filter(
      each => member(item.value, each) !== undefined,
    )
    if (!text && media.length === 0) continue
    found++
    yield talk.message({
      talker: talkerIn(network, thread, name, scan),
      occurred,
      text,
      place,
      key: [thread, foldName(name) || name, String(ms), text],
      ...(media.length > 0 ? { body: { media } } : {}),
    })
  }
  if (talk) yield* talk.rest()
  if (found === 0) yield { unread: true, place: file.path, why: 'It holds no message.' }
}

function* relation(
  network: Network,
  kind: 'followers' | 'following' | 'friends',
  value: unknown,
  place: string,
  scan: Scan,
): Generator<Draft | Unread> {
  const [link] = listAt(value, 'string_list_data')
  const url = mendedAt(link, 'href')
  const name = mendedAt(value, 'name')
  const handle = (
    mendedAt(link, 'value') ||
    (kind === 'friends' ? '' : mended(mendedAt(value, 'title'))) ||
    (normaliseProfile(url)?.value ?? '')
  ).toLowerCase()
  const known = /^[a-z0-9_.]{1,64}$/.test(handle)
  const folded = foldName(name)
  const identifier: Identifier | null = known
    ? { kind: network, value: handle }
    : folded
      ? { kind: 'record', value: `${network}:friend:${folded}` }
      : null
  if (!identifier) return yield { unread: true, place, why: 'Nobody is named.' }
  const seconds = numberAt(link, 'timestamp') ?? numberAt(value, 'timestamp')
  const occurred = (seconds ? atMillis(seconds * 1000) : null) ?? before(scan.madeAt)
  const people = [{ role: 'about', identifiers: [identifier], ...(name ? { name } : {}) }] as const
  const friends = kind === 'friends'
  const direction = friends ? 'between' : kind === 'followers' ? 'in' : 'out'
  yield {
    kind: friends ? 'connection.made' : 'profile.followed',
    channel: network,
    direction,
    occurred,
    family: `${network}.relation`,
    key: [kind, identifier.value],
    body: {},
    text: null,
    people,
    place,
    seenAt: scan.madeAt,
  }
  const of = {
    identifiers: [identifier] as const,
    channel: network,
    family: `${network}.member`,
    place,
    seenAt: scan.madeAt,
  }
  if (name) yield said('name', { full: name }, of)
  if (known) yield said('profile', { network, url: `https://www.${network}.com/${handle}`, handle }, of)
}
