import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { asWritten } from '#src/domain/vocabulary.ts'
import { decision } from '#src/ledger/decision.ts'
import { personaId } from '#src/ledger/ids.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { perform } from '../perform.ts'
import { claimsOf, draftsOf, type halfPerson } from './add-person.ts'
import { anchorOf } from './anchor.ts'

export const attachedRow = z.object({ person: z.guid() })

/**
 * What was typed is about somebody who is here: their values and what points at them are added to theirs, and nobody is
 * added. One act. @throws Refusal `conflict` when an address belongs to somebody else here.
 */
export async function attachTyped(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  input: z.infer<typeof halfPerson>,
  country: string,
): Promise<{ act: string; id: string }> {
  const { identifiers, claims } = claimsOf(input, country)
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    const card = await cardOf(trx, whole)
    const isNamed = foldName(card.name) === foldName(tidyName(input.name ?? ''))
    const personas = identifiers.map(identifier => personaId(workspace.key, identifier))
    await requireFree(trx, whole, personas)
    const [first] = identifiers
    const said = claims.filter(([property]) => property !== 'name' || !isNamed)
    const { drafts, typed } = draftsOf(workspace.now(), first ? identifiers : [], input.name ?? null, said)
    const own = first ? personas : [personaId(workspace.key, typed)]
    return {
      drafts,
      decisions: [attach(persona, own, workspace.now())],
      admission: nobody,
      visible: card.visible,
    }
  })
  return { act, id: person }
}

const nobody = { add: new Set<never>(), leaveOut: new Set<string>() }

/** A row that is about to be brought in is about somebody who is here: when it comes, it comes to them. */
export async function attachRow(
  workspace: Workspace,
  viewer: Viewer,
  person: string,
  row: string,
): Promise<{ act: string; id: string }> {
  const { act } = await perform(workspace, viewer, async trx => {
    const { person: whole, persona } = await anchorOf(trx, viewer, person)
    await requireFree(trx, whole, [row])
    const { visible } = await cardOf(trx, whole)
    return { decisions: [attach(persona, [row], workspace.now())], visible }
  })
  return { act, id: person }
}

/** Whom one account alone knows stays theirs: what points at somebody would tell the house that they are here. */
async function cardOf(trx: Trx, person: string): Promise<{ readonly name: string; readonly visible: Visibility }> {
  const [card] = await trx<{ name: string; audience: number }[]>`
    select name, audience from card where person_id = ${person}::uuid and opened order by audience limit 1`
  return { name: card?.name ?? '', visible: card?.audience === 0 ? 'all' : 'me' }
}

const attach = (via: string, personas: readonly string[], at: string) =>
  decision({
    kind: 'persona.attached',
    at,
    body: { via, personas: [...personas] },
    subjects: [
      { id: via, noun: 'identity', role: 'into' },
      ...personas.filter(id => id !== via).map(id => ({ id, noun: 'identity' as const })),
    ],
  })

async function requireFree(trx: Trx, person: string, personas: readonly string[]): Promise<void> {
  const [other] = await trx<{ name: string }[]>`
    select coalesce((select c.name from card c where c.person_id = o.person_id and c.audience = 0), 'somebody else') as name
    from persona p join person o on o.person_id = p.person_id
    where p.persona_id = any(${[...personas]}::uuid[]) and p.person_id <> ${person}::uuid limit 1`
  if (other)
    throw new Refusal('conflict', `This belongs to ${asWritten(other.name)} here. Merge the two if they are one.`)
}
