import type { TransactionSql } from 'postgres'
import { identifierKinds } from '#src/domain/identifier.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { homesOf } from './fold.ts'
import { readDate } from './match/kind/date.ts'
import { addProfile } from './traits.ts'
import type { World } from './world.ts'

/** Whose these personas are, by their own evidence, and who is one with whom by rule. */
export async function learnOwners(trx: TransactionSql, world: World, personas: readonly string[]): Promise<void> {
  if (personas.length === 0) return
  const { owners, joined, openings } = await homesOf(trx, personas)
  for (const [persona, owner] of owners) world.owners.set(persona, owner)
  for (const [person, opened] of openings) world.openings.set(person, opened)
  for (const [one, other] of joined) world.join(one, other)
}

const birthday =
  /\b(birth ?day|birth ?date|date of birth|dob|born|geburtsdatum|geburtstag|date de naissance|fecha de nacimiento)\b/i

interface Said {
  readonly persona_id: string
  readonly kind: string
  readonly body: JsonObject
  readonly first: string
  readonly last: string
}

/** What sources say of the owners of these personas, for holding two of them against each other. */
export async function learnTraits(trx: TransactionSql, world: World, personas: readonly string[]): Promise<void> {
  const homes = new Set(
    personas.map(id => world.ownerOf(id)).flatMap(owner => (owner.opened === null ? [] : [owner.id])),
  )
  if (homes.size === 0) return
  const theirs = await trx<{ persona_id: string; kind: string }[]>`
    select q.persona_id, i.kind
    from (select distinct person_id from persona where persona_id = any(${[...personas]}::uuid[])) p
    join persona q on q.person_id = p.person_id
    join ledger.persona i on i.id = q.persona_id`
  await learnOwners(
    trx,
    world,
    theirs.map(row => row.persona_id).filter(id => !world.owners.has(id)),
  )
  for (const { persona_id, kind: named } of theirs) {
    const kind = identifierKinds.find(known => known === named)
    const owner = world.ownerOf(persona_id)
    if (!kind || owner.opened === null) continue
    const { reach } = world.traits(owner.id)
    reach.set(kind, (reach.get(kind) ?? new Set()).add(persona_id))
  }
  // What stands is looked up for each of these entries: a plan made before there are statistics would read all of it for each.
  const said = await trx<Said[]>`
    select persona_id, kind, body, min(first) as first, max(last) as last
    from (
      select s.subject_id as persona_id, e.kind, l.body, v.first, v.last
      from unnest(${theirs.map(row => row.persona_id)}::uuid[]) as q (id)
      join ledger.subject s on s.subject_id = q.id and s.noun = 'persona'
      join ledger.entry e on e.id = s.entry_id and e.kind in ('claim.name', 'claim.profile', 'claim.custom')
      join ledger.payload l on l.entry_id = e.id
      cross join lateral (select min(t.seen_at) as first, max(t.seen_at) as last from standing t where t.entry_id = e.id) v
      where v.first is not null) one
    group by persona_id, kind, body`
  for (const { persona_id, kind, body, first, last } of said) {
    const traits = world.traits(world.ownerOf(persona_id).id)
    const text = (key: string): string => (typeof body[key] === 'string' ? body[key] : '')
    if (kind === 'claim.name') {
      const name = foldName(text('full'))
      if (name) traits.names.add(name)
    } else if (kind === 'claim.profile') {
      const profile = normaliseProfile(text('url'))
      if (profile?.kind === 'linkedin') addProfile(traits, profile.value, { from: first, to: last })
    } else if (birthday.test(text('label'))) {
      const day = readDate(text('text'))?.key
      if (day && !day.endsWith('00')) traits.births.add(day)
    }
  }
}
