import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { AccountRole } from '#src/domain/views/common.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { typed } from '#src/ledger/typed.ts'
import { channelByCode } from '#src/projections/channels/list.ts'
import { perform, requireWriter } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'
import { personalToken, readPersonalToken } from './personal-link.ts'

/** The path of a link that one person gets. @throws Refusal when channel or person is not here, or the link would lead nowhere. */
export async function linkFor(
  { db, key }: Workspace,
  viewer: Viewer,
  code: string,
  person: string,
): Promise<{ path: string }> {
  requireWriter(viewer)
  const channel = await channelByCode(db.app, code)
  if (!channel) throw new Refusal('missing', 'This channel is not here.')
  if (channel.target === null) throw new Refusal('invalid', 'Say first which page this channel leads to.', '/target')
  const { persona } = await anchorOf(db.app, viewer, person)
  return { path: `/to/${code}/${personalToken(key, code, { account: viewer.account, persona })}` }
}

/**
 * Somebody opens a tracked address. Answers the page it leads to. Whose link it is has the touch on their line, once an
 * hour; of everybody else only the day's sum is kept. What a program fetches is no touch of anybody.
 * @throws Refusal `missing` when it leads nowhere.
 */
export async function follow(
  workspace: Workspace,
  code: string,
  token: string | null,
  isMachine: boolean,
): Promise<string> {
  const { db, key } = workspace
  const channel = await channelByCode(db.app, code)
  if (!channel || channel.target === null) throw new Refusal('missing', 'This address leads nowhere any more.')
  const link = token === null ? null : readPersonalToken(key, code, token)
  if (link !== null && !isMachine) await touched(workspace, link, channel)
  else
    await db.app`
      insert into desk.channel_visit values (${code}, ${workspace.now()}::text::date, ${isMachine ? 0 : 1}, ${isMachine ? 1 : 0})
      on conflict (code, on_day) do update set visits = channel_visit.visits + excluded.visits, machines = channel_visit.machines + excluded.machines`
  return withSource(channel.target, code)
}

async function touched(
  workspace: Workspace,
  { account, persona }: { readonly account: string; readonly persona: string },
  { code, name }: { readonly code: string; readonly name: string },
): Promise<void> {
  const { db, key } = workspace
  const [maker] = await db.app<{ id: string; role: AccountRole }[]>`
    select id, role from desk.account where active and role <> 'reader' order by id = ${account}::uuid desc, role = 'admin' desc, id limit 1`
  const [erased] = await db.app`select 1 from erased_persona where persona_id = ${persona}::uuid`
  if (!maker || erased) return
  const at = workspace.now()
  const entry = typed({
    kind: 'link.followed',
    channel: 'web',
    direction: 'in',
    at,
    seenAt: at,
    body: { title: name, source: code },
    text: null,
    subjects: [{ id: persona, noun: 'persona', role: 'about' }],
  })
  // Twice within an hour is one touch.
  const id = keyedId(key, 'link followed', `${code}\0${persona}\0${at.slice(0, 13)}`)
  await perform(workspace, { account: maker.id, role: maker.role }, { decisions: [{ ...entry, id }] })
}

/** The page learns by which channel it was opened, where it does not say so already. */
function withSource(target: string, code: string): string {
  const url = new URL(target)
  if (!url.searchParams.has('source')) url.searchParams.set('source', code)
  return url.href
}
