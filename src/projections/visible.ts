import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'

/** Whether the viewer may know of this person or unknown sender: there is a card that they see. */
export const personIsVisible = (sql: Queryable, viewer: Viewer, person: Fragment): Fragment =>
  sql`exists (select from card vc where vc.person_id = ${person} and vc.audience in ${audiencesOf(sql, viewer)})`

/**
 * Whether an entry is about nobody who is hidden from the viewer. What a colleague notes about somebody whom they alone
 * know is said to the whole house, and yet nobody else hears of that person by it; once the house knows them, it shows.
 */
export const subjectsAreVisible = (sql: Queryable, viewer: Viewer, entry: Fragment): Fragment => {
  const cards = sql`select from ledger.subject vs join persona vp on vp.persona_id = vs.subject_id join card vc on vc.person_id = vp.person_id
    where vs.entry_id = ${entry} and vs.noun in ('persona', 'identity')`
  return sql`(exists (${cards} and vc.audience in ${audiencesOf(sql, viewer)}) or not exists (${cards}))`
}

/**
 * Whether a source that the viewer may know of speaks of this persona: what points at a person can be private where the
 * person is not. What colleagues decide or note about somebody says nothing of how they are reached.
 */
export const personaIsVisible = (sql: Queryable, viewer: Viewer, persona: Fragment): Fragment => sql`exists (
  select from ledger.subject vs join ledger.entry ve on ve.id = vs.entry_id join standing vt on vt.entry_id = vs.entry_id
  where vs.subject_id = ${persona} and (ve.family not in ('decision', 'typed') or ve.kind in ('person.opened', 'persona.attached'))
    and (vt.visible <> 'me' or vt.account is null or vt.account = ${viewer.account}::uuid))`
