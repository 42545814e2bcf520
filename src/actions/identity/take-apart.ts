import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { decision } from '#src/ledger/decision.ts'
import { perform } from '../perform.ts'
import { anchorOf } from '../person/anchor.ts'

interface Merge {
  readonly id: string
  /** The people whom it joined, as each would be alone. */
  readonly ends: readonly string[]
}

/**
 * Takes somebody who was merged into a person out again, whoever or whatever merged them, with what came by their own
 * identifiers since. The import that brought the record which joined them stays. No rule joins them again; a person can.
 * Undone like any other act. @throws Refusal `missing` when the two are not one any more.
 */
export async function takeApart(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  other: string,
): Promise<{ act: string; id: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole } = await anchorOf(trx, viewer, person)
    const merges = await mergesOf(trx, whole)
    const cut = cutting(merges, whole, other)
    if (cut.length === 0) throw new Refusal('missing', 'These two are not one person any more.')
    return {
      decisions: cut.map(id =>
        decision({
          kind: 'entry.retracted',
          body: { entry: id },
          subjects: [{ id, noun: 'entry' }],
          at: workspace.now(),
        }),
      ),
    }
  })
  return { act, id: other }
}

/** Standing merges among the people who are this one, each with the people who were merged: those whose founders it names. */
async function mergesOf(trx: Trx, whole: string): Promise<Merge[]> {
  return trx<Merge[]>`
    select e.id, array_agg(o.person_id order by o.person_id) as ends
    from person o
    join ledger.subject s on s.subject_id = o.founder and s.noun = 'identity'
    join ledger.entry e on e.id = s.entry_id and e.kind = 'person.merged'
    where (o.person_id = ${whole}::uuid or o.into_id = ${whole}::uuid)
      and exists (select from standing t where t.entry_id = e.id)
    group by e.id having count(*) = 2 order by e.id`
}

/** The merges that hold the other to the rest; whoever is one with them by way of the other goes along. */
function cutting(merges: readonly Merge[], whole: string, other: string): string[] {
  const beside = (person: string): { readonly merge: string; readonly to: string }[] =>
    merges.flatMap(({ id, ends }) =>
      ends.includes(person) ? ends.filter(end => end !== person).map(to => ({ merge: id, to })) : [],
    )
  const reached = new Set([whole])
  for (const one of reached) for (const { to } of beside(one)) if (to !== other) reached.add(to)
  return beside(other).flatMap(({ merge, to }) => (reached.has(to) ? [merge] : []))
}
