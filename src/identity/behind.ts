import { type Identifier, mostOfOne } from '#src/domain/identifier.ts'
import { personaId } from '#src/ledger/ids.ts'
import { isShared, type Prepared, type PreparedParty } from '#src/ledger/prepare.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { agree } from './names.ts'
import type { World } from './world.ts'

/** Names without anything in common behind one address in one batch, from which on it is an office's or a family's. */
const mostBehind = 3

const isContact = ({ draft }: Prepared): boolean => draft.kind.startsWith('claim.') || draft.kind.startsWith('person.')

/**
 * The persona of somebody who is called otherwise than whoever an address is known to be: the address with the name, as
 * for a family's phone. Null where the record says nothing of the kind.
 */
export function ownRecord(key: Buffer, one: Prepared, party: PreparedParty): PreparedParty['personas'][number] | null {
  const identifier = party.personas[0]?.identifier
  const name = party.name ? foldName(party.name) : ''
  if (!name || identifier?.kind !== 'email' || isShared(identifier) || !isContact(one)) return null
  const own: Identifier = { kind: 'record', value: `email:${identifier.value}|${name}` }
  return { id: personaId(key, own), ...own, identifier: own }
}

/**
 * A record of more identifiers than one human has is a list: it hangs on the first, and the others lead nowhere by it. So
 * what a record costs does not grow with the square of what it names.
 */
export function withoutLists(prepared: readonly Prepared[]): readonly Prepared[] {
  const cut = new Map<PreparedParty, PreparedParty>()
  for (const { parties } of prepared)
    for (const party of parties)
      if (party.personas.length > mostOfOne) cut.set(party, { ...party, personas: party.personas.slice(0, 1) })
  if (cut.size === 0) return prepared
  return prepared.map(one => ({ ...one, parties: one.parties.map(party => cut.get(party) ?? party) }))
}

/** Identifiers that stand beside more others, or behind more names, than one human has. */
export function crowdedIn(prepared: readonly Prepared[]): ReadonlySet<string> {
  const beside = new Map<string, Map<string, Set<string>>>()
  const behind = new Map<string, Set<string>>()
  for (const { parties } of prepared)
    for (const { personas, name } of parties) {
      const [first] = personas
      if (!first) continue
      if (name && first.identifier.kind === 'email') keepApart(behind, first.id, foldName(name))
      for (const one of personas)
        for (const other of personas) {
          if (one === other) continue
          const kinds = beside.get(one.id) ?? new Map<string, Set<string>>()
          kinds.set(other.identifier.kind, (kinds.get(other.identifier.kind) ?? new Set()).add(other.id))
          beside.set(one.id, kinds)
        }
    }
  const crowded = new Set<string>()
  for (const [id, kinds] of beside) if ([...kinds.values()].some(ids => ids.size > mostOfOne)) crowded.add(id)
  for (const [id, names] of behind) if (names.size > mostBehind) crowded.add(id)
  return crowded
}

function keepApart(behind: Map<string, Set<string>>, id: string, name: string): void {
  const names = behind.get(id) ?? new Set()
  behind.set(id, names)
  if (!name || names.has(name) || names.size > mostBehind) return
  if (names.size === 0 || ![...names].some(known => agree(new Set([name]), new Set([known])))) names.add(name)
}

/**
 * A contact's record as it is to be hung: on its address, or on its own name behind it where the address is many
 * people's or known to be somebody else's. `known` are records that hang so already and stay so.
 */
export function hung(world: World, one: Prepared, known: ReadonlySet<string>): Prepared {
  let entry = one.entry
  const parties = one.parties.map(party => {
    const [first, ...rest] = party.personas
    const own = ownRecord(world.key, one, party)
    if (!first || !own || !(known.has(own.id) || isSomebodyElses(world, party))) return party
    entry = {
      ...entry,
      subjects: entry.subjects.map(subject =>
        subject.id === first.id && subject.role === party.role ? { ...subject, id: own.id } : subject,
      ),
    }
    return { ...party, personas: [own, first, ...rest] }
  })
  return entry === one.entry ? one : { ...one, entry, parties }
}

function isSomebodyElses(world: World, { personas, name }: PreparedParty): boolean {
  const [first] = personas
  if (!first || !name) return false
  if (world.crowded.has(first.id)) return true
  const owner = world.ownerOf(first.id)
  return owner.opened !== null && !agree(new Set([foldName(name)]), world.traits(owner.id).names)
}
