import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { placements } from '#src/domain/views/apart.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { unplaced } from '#src/projections/apart/apart.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

export const placing = z.object({ entry: z.guid(), other: z.guid(), to: z.enum(placements) })

interface Written extends Omit<Entry, 'subjects' | 'place' | 'seen_at'> {
  readonly account: string | null
  readonly visible: Visibility
  readonly seen_at: string
  readonly subjects: Entry['subjects']
}

/**
 * Says whose something is that was done by hand while two were one person. It stays where it hangs, or is written again
 * on the other with its time, author and audience (and taken off here, unless it is both's); a promise takes its keeping
 * along. @throws Refusal when it is not waiting for a choice any more.
 */
export async function placeLater(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  { entry, other, to }: z.infer<typeof placing>,
): Promise<{ act: string }> {
  const { key } = workspace
  const [written] = await workspace.db.app<{ account: string | null; visible: Visibility }[]>`
    select v.account, t.visible from standing_entry v join ledger.act t on t.id = v.act_id where v.entry_id = ${entry}::uuid`
  const { act } = await perform(workspace, viewer, async trx => {
    const [a, b] = [await anchorOf(trx, viewer, person), await anchorOf(trx, viewer, other)]
    const waiting = await unplaced(trx, viewer, a.person, entry)
    if (!waiting.some(one => one.other === b.person))
      throw new Refusal('missing', 'This is not waiting for a choice any more.')
    const all = await withKeeping(trx, entry)
    const hangs = all[0]?.subjects.some(subject => subject.id === b.persona) ? 'there' : 'here'
    const goal = hangs === 'here' ? b.persona : a.persona
    const copies = to === hangs ? [] : copiesOf(key, all, goal, [a.persona, b.persona])
    const at = workspace.now()
    const placed = decision({
      kind: 'entry.placed',
      body: { entry, to },
      subjects: [{ id: entry, noun: 'entry' }],
      at,
    })
    const off = to === hangs || to === 'both' ? [] : all.map(({ id }) => takenOff(id, at))
    return { decisions: [...copies, ...off, placed], ...(written ?? {}) }
  })
  return { act }
}

const takenOff = (id: string, at: string): Entry =>
  decision({ kind: 'entry.retracted', body: { entry: id }, subjects: [{ id, noun: 'entry' }], at })

/** The entry, and what says that it was kept. */
async function withKeeping(trx: Trx, entry: string): Promise<Written[]> {
  return trx<Written[]>`
    select e.id, e.kind, e.channel, e.direction, e.occurred_at, e.precision, e.utc_offset, e.family, e.body_version, l.body, l.text,
      l.original_id, v.last_seen as seen_at, v.account,
      (select json_agg(json_build_object('id', s.subject_id, 'noun', s.noun, 'role', s.role)) from ledger.subject s where s.entry_id = e.id) as subjects
    from ledger.entry e join ledger.payload l on l.entry_id = e.id join standing_entry v on v.entry_id = e.id
    where e.id = ${entry}::uuid or e.kind = 'followup.kept' and l.body ->> 'followup' = ${entry}
      and e.id in (select k.entry_id from ledger.subject s join ledger.subject k on k.subject_id = s.subject_id where s.entry_id = ${entry}::uuid and s.noun = 'persona')
    order by e.id <> ${entry}::uuid, e.id`
}

/** The same once more, on somebody else. What names another of them names its copy. */
function copiesOf(key: Buffer, all: readonly Written[], goal: string, founders: readonly string[]): Entry[] {
  const ids = new Map(all.map(({ id }) => [id, keyedId(key, 'placed', `${id}\0${goal}`)]))
  return all.map(({ account: _, ...one }) => ({
    ...one,
    id: ids.get(one.id) ?? one.id,
    body: Object.fromEntries(
      Object.entries(one.body).map(([name, value]) => [
        name,
        typeof value === 'string' ? (ids.get(value) ?? value) : value,
      ]),
    ),
    place: '',
    subjects: one.subjects.map(subject => (founders.includes(subject.id) ? { ...subject, id: goal } : subject)),
  }))
}
