import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import type { ChannelChange, NewChannel } from '#src/domain/own-channel.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { decision } from '#src/ledger/decision.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { perform } from '../perform.ts'

/** An address as it will be met in mail. @throws Refusal where the provider drops what tells it from others. */
function addressOf(address: string): string {
  const normal = normaliseEmail(address)
  if (normal === null) throw new Refusal('invalid', 'This is no email address.', '/address')
  if (address.includes('+') && !normal.includes('+'))
    throw new Refusal(
      'invalid',
      'This provider leaves out what follows the plus, so mail to it could not be told apart. Take an address of your own domain.',
      '/address',
    )
  return normal
}

/** Opens an own channel. Its id is the entry that opened it. */
export async function openChannel(
  workspace: Workspace,
  viewer: Viewer,
  { address, target, into, ...rest }: NewChannel,
): Promise<{ act: string; id: string }> {
  let id = ''
  const { act } = await perform(workspace, viewer, async trx => {
    const normal = address === undefined ? null : addressOf(address)
    await requireFree(trx, rest.code, normal, null)
    if (into !== undefined) await requireChannel(trx, into)
    const body: JsonObject = {
      ...rest,
      ...(target === undefined ? {} : { target }),
      ...(normal === null ? {} : { address: normal }),
      ...(into === undefined ? {} : { into }),
    }
    const opened = decision({ kind: 'channel.opened', body, subjects: [], at: workspace.now() })
    id = opened.id
    return { decisions: [opened] }
  })
  return { act, id }
}

/** Another name, page or address, or a merge into another channel: each a decision that undo takes back. */
export async function changeChannel(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  change: ChannelChange,
): Promise<{ act: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    await requireChannel(trx, id)
    const subjects = [{ id, noun: 'entry' as const }]
    const say = (kind: string, body: JsonObject) => ({
      decisions: [decision({ kind, body, subjects, at: workspace.now() })],
    })
    if ('name' in change) return say('channel.renamed', { name: change.name })
    if ('target' in change) return say('channel.pointed', { target: change.target })
    if ('address' in change) {
      const normal = change.address === null ? null : addressOf(change.address)
      if (normal !== null) await requireFree(trx, null, normal, id)
      return say('channel.addressed', { address: normal })
    }
    await requireChannel(trx, change.into)
    const [circle] = await trx`
      with recursive led as (
        select channel_id, into_id from own_channel where channel_id = ${change.into}::uuid
        union select c.channel_id, c.into_id from own_channel c join led on c.channel_id = led.into_id)
      select 1 from led where channel_id = ${id}::uuid`
    if (circle) throw new Refusal('conflict', 'These two are one already.')
    return say('channel.merged', { into: change.into })
  })
  return { act }
}

async function requireChannel(trx: Trx, id: string): Promise<void> {
  const [row] = await trx`select 1 from own_channel where channel_id = ${id}::uuid`
  if (!row) throw new Refusal('missing', 'This channel is not here.')
}

/** Two channels with one code or address could not be told apart. */
async function requireFree(trx: Trx, code: string | null, address: string | null, but: string | null): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtextextended('own channels', 24))`
  const [taken] = await trx<{ name: string; by_code: boolean }[]>`
    select name, code = ${code} as by_code from own_channel
    where (code = ${code} or address = ${address}) and channel_id is distinct from ${but}::uuid limit 1`
  if (!taken) return
  const what = taken.by_code ? 'link' : 'address'
  throw new Refusal(
    'conflict',
    `${asWritten(taken.name)} has this ${what} already.`,
    taken.by_code ? '/code' : '/address',
  )
}
