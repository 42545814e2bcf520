import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonItems } from '../archive/json-items.ts'
import { atMillis, earlier, later, madeAt } from '../archive/moment.ts'
import { Talk, type Talker } from '../chat/talk.ts'
import { baseName, folderOf } from '../intake/path.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { headText } from '../text.ts'
import { claimsOf, saidIn, talkerOf, wordsOf } from './entries.ts'
import * as slack from './payload.ts'

const rooms = ['channels.json', 'groups.json', 'dms.json', 'mpims.json'] as const

const isUsers = (file: SourceFile): boolean =>
  baseName(file.path) === 'users.json' &&
  /^\s*\[\s*\{[\s\S]{0,2000}"team_id"\s*:/.test(headText(file.head.subarray(0, 8000)))
const isDay = (file: SourceFile): boolean => /^\d{4}-\d\d-\d\d\.json$/.test(baseName(file.path))

/** An export is told by its list of people; its rooms and days lie beside and below. */
const groupsOf = (files: readonly SourceFile[]): Group[] =>
  files.filter(isUsers).map(users => {
    const top = folderOf(users.path)
    const inside = files.filter(({ path }) => top === '' || path.startsWith(`${top}/`))
    const below = inside.filter(file => isDay(file) && folderOf(folderOf(file.path)) === top)
    const beside = inside.filter(({ path }) => folderOf(path) === top && /\.json$/.test(path) && path !== users.path)
    return { name: top || 'Slack export', files: [users, ...beside, ...below] }
  })

interface Workspace {
  readonly team: string
  readonly users: ReadonlyMap<
    string,
    { readonly user: slack.User; readonly talker: Talker | null; readonly place: string }
  >
  /** By the name of their folder: a channel's name, or the id of a conversation without one. */
  readonly rooms: ReadonlyMap<string, slack.Room>
  readonly faults: readonly Unread[]
}

const list = new Set([''])

async function openWorkspace(group: Group, context: ReadContext): Promise<Workspace> {
  const users = new Map<string, { user: slack.User; talker: Talker | null; place: string }>()
  const found = new Map<string, slack.Room>()
  const faults: Unread[] = []
  let team = ''
  for (const file of group.files) {
    const name = baseName(file.path)
    if (name !== 'users.json' && !rooms.some(each => each === name)) continue
    for await (const item of jsonItems(file, list)) {
      const place = 'fault' in item ? file.path : `${file.path} record ${item.number}`
      if ('fault' in item) faults.push({ unread: true, place, why: item.fault })
      else if (name === 'users.json') {
        const { data } = slack.user.safeParse(item.value)
        if (data) users.set(data.id, { user: data, talker: talkerOf(data, context), place })
        else faults.push({ unread: true, place, why: 'It has no id.' })
        team ||= data?.team_id ?? ''
      } else {
        const { data } = slack.room.safeParse(item.value)
        if (data) found.set(data.name || data.id, data)
        else faults.push({ unread: true, place, why: 'It has no id.' })
      }
    }
  }
  return { team, users, rooms: found, faults }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const workspace = await openWorkspace(group, context)
  yield* workspace.faults
  const seenAt = madeAt(group.files, null, context.now)
  for (const { user, talker, place } of workspace.users.values())
    if (talker && !talker.me) yield* claimsOf(user, talker, { place, seenAt, country: context.country })
  const folders = new Map<string, SourceFile[]>()
  for (const file of group.files.filter(isDay)) {
    const room = baseName(folderOf(file.path))
    folders.set(room, [...(folders.get(room) ?? []), file])
  }
  for (const [folder, days] of folders) yield* readRoom(folder, days, workspace, seenAt, context)
}

const smallRoom = 30

async function* readRoom(
  folder: string,
  days: readonly SourceFile[],
  { team, users, rooms: known }: Workspace,
  seenAt: string,
  context: ReadContext,
): AsyncGenerator<Draft | Unread> {
  const room = known.get(folder) ?? { id: folder, name: folder, members: [] }
  const members = room.members.flatMap(id => users.get(id)?.talker ?? [])
  const talk = new Talk({
    channel: 'slack',
    family: 'slack.message',
    id: `${team}:${room.id}`,
    title: room.name ? `#${room.name}` : '',
    group: room.name !== '' || members.length > 2,
    seenAt,
  })
  if (members.length <= smallRoom) talk.expect(members)
  const shown = (id: string): string => users.get(id)?.talker?.name ?? 'somebody'
  for (const file of days)
    for await (const item of jsonItems(file, list)) {
      context.signal?.throwIfAborted()
      const place = 'fault' in item ? file.path : `${file.path} record ${item.number}`
      if ('fault' in item) {
        yield { unread: true, place, why: item.fault }
        continue
      }
      const { data } = slack.message.safeParse(item.value)
      if (!data) {
        yield { unread: true, place, why: 'It is no message with a time.' }
        continue
      }
      const talker = users.get(data.user)?.talker
      const said = talker && saidIn(room.id, team, data, talker, wordsOf(data.text, shown), place)
      if (said) yield talk.message(said)
    }
  yield* talk.rest()
}

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const { users } = await openWorkspace(group, context)
  let [count, from, to]: [number, string | null, string | null] = [0, null, null]
  for (const file of group.files.filter(isDay))
    for await (const item of jsonItems(file, list)) {
      const ts = 'fault' in item ? null : slack.message.safeParse(item.value).data?.ts
      if (!ts) continue
      const at = atMillis(Number(ts) * 1000)?.at ?? null
      count++
      from = earlier(from, at)
      to = later(to, at)
    }
  const people = [...users.values()].filter(({ talker }) => talker !== null)
  return {
    counts: [
      { noun: 'messages', count },
      { noun: 'people', count: people.length },
    ],
    from,
    to,
    me: people.slice(0, 4).flatMap(({ talker }) => {
      const address = talker?.identifiers[1]?.value
      return address ? [{ value: address, why: 'is in the workspace', guess: true as const }] : []
    }),
    visible: 'me',
  }
}

/** What Slack gives the owners of a workspace: its people, and every room day by day. */
export const slackExport: Connector = {
  name: 'slack',
  label: 'Slack export',
  reads: "A Slack workspace's export (JSON): its people, channels and conversations.",
  recognise: groupsOf,
  survey,
  read,
}
