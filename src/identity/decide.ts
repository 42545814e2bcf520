import { mostOfOne } from '#src/domain/identifier.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { personIdOf } from '#src/ledger/ids.ts'
import { isShared, type PreparedParty } from '#src/ledger/prepare.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { agreeForSure } from './names.ts'
import { addIdentifier, type Contradiction, contradiction, noTraits, type Traits } from './traits.ts'
import type { Owner, World } from './world.ts'

/** Versions of the rules that decide by themselves; kept in each decision's body. */
const opening = 'added-by-rule@1'
const bridging = 'same-record@2'
const joining = 'strong-identifier@2'

export interface Record {
  readonly party: PreparedParty
  /** Whether the act adds them as a person when nobody knows them. */
  readonly admitted: boolean
  /** Whether the record says what the human is called, as a row of a table does; a sender's own spelling does not. */
  readonly says: boolean
  /** ISO instant at which the source had it. */
  readonly seenAt: string
}

type Met = PreparedParty['personas'][number]

/**
 * Decides for one record's human who it is, from evidence alone. Its identifiers bridge to each other, but a shared one
 * only where both names are known and agree, one whose people are called otherwise not at all, and a list of identifiers
 * joins nothing. Known to nobody: opened when admitted. Known as two people by strong identifiers: one person, unless
 * something contradicts; then the doubt is recorded for somebody to settle. What somebody said by hand is not asked for
 * here: it outranks these decisions when they are folded.
 */
export function decideParty(world: World, record: Record): Entry[] {
  const { party, admitted } = record
  const [first] = party.personas
  if (!first) return []
  const own = traitsOf(world, record)
  const { bridges, doubts } = bridgesOf(world, party.personas, own)
  const people = bridges.map(({ id }) => world.ownerOf(id)).filter(({ opened }) => opened !== null)
  const [known, ...more] = new Map(people.map(owner => [owner.id, owner])).values()
  const found = known ? meet(world, bridges, known, more) : open(world, bridges, first, admitted)
  const owner = world.ownerOf(first.id)
  for (const { other, why } of doubts)
    if (owner.opened && !world.areJoined(owner.id, other.id)) found.push(doubt(world, owner, other, why))
  if (owner.opened) learn(world.traits(owner.id), own, bridges, record)
  return unique(found)
}

const unique = (entries: readonly Entry[]): Entry[] => [...new Map(entries.map(entry => [entry.id, entry])).values()]

/** What the record itself brings: its name, its profiles, and the identifiers that nobody has yet. */
function traitsOf(world: World, { party, seenAt }: Record): Traits {
  const traits = noTraits()
  const folded = party.name ? foldName(party.name) : ''
  if (folded) traits.names.add(folded)
  for (const { id, identifier } of party.personas)
    if (identifier.kind === 'linkedin' || (world.ownerOf(id).opened === null && !world.crowded.has(id)))
      addIdentifier(traits, id, identifier, seenAt)
  return traits
}

function learn(into: Traits, own: Traits, bridges: readonly Met[], { says, seenAt }: Record): void {
  if (says) for (const name of own.names) into.names.add(name)
  for (const { id, identifier } of bridges) addIdentifier(into, id, identifier, seenAt)
}

interface Doubt {
  readonly other: Owner
  readonly why: Contradiction
}

/** Which of a record's identifiers say that they are one human's, and whose contradict it. */
function bridgesOf(
  world: World,
  personas: readonly Met[],
  own: Traits,
): { readonly bridges: readonly Met[]; readonly doubts: readonly Doubt[] } {
  const [first] = personas
  if (!first) return { bridges: [], doubts: [] }
  if (personas.length > mostOfOne) return { bridges: [first], doubts: [] }
  const lead = world.ownerOf(first.id)
  const bridges: Met[] = [first]
  const doubts: Doubt[] = []
  for (const persona of personas.slice(1)) {
    if (world.crowded.has(persona.id)) continue
    const owner = world.ownerOf(persona.id)
    if (owner.opened === null) {
      if (!isAnotherProfile(world, lead, persona, own)) bridges.push(persona)
      continue
    }
    const known = world.traits(owner.id)
    if (isShared(persona.identifier)) {
      if (owner.id === lead.id || agreeForSure(own.names, known.names)) bridges.push(persona)
    } else if (owner.id === lead.id) bridges.push(persona)
    else {
      const why = world.areJoined(owner.id, lead.id) ? null : contradiction(own, known)
      if (!why) bridges.push(persona)
      // An address that stands beside more others than one human has is a mailbox of many, and no doubt about two.
      else if (why !== 'many') doubts.push({ other: owner, why })
    }
  }
  return { bridges, doubts }
}

/** A profile that is new, beside one of theirs that was shown at the same time. */
function isAnotherProfile(world: World, lead: Owner, { identifier }: Met, own: Traits): boolean {
  if (identifier.kind !== 'linkedin' || lead.opened === null) return false
  return contradiction({ ...noTraits(), profiles: own.profiles }, world.traits(lead.id)) === 'profiles'
}

/** Somebody is known: what is loose follows them, and whoever else is known is one with them unless something contradicts. */
function meet(world: World, bridges: readonly Met[], known: Owner, more: readonly Owner[]): Entry[] {
  const { key, at } = world
  const anchor = bridges.find(({ id }) => world.ownerOf(id).id === known.id)
  if (!anchor || !known.opened) return []
  const found: Entry[] = []
  const loose = bridges.filter(
    ({ id }) => world.ownerOf(id).opened === null && hasRoom(world.traits(known.id), id, bridges),
  )
  if (loose.length > 0) {
    found.push(
      attach(
        key,
        at,
        anchor.id,
        loose.map(({ id }) => id),
      ),
    )
    for (const { id } of loose) world.owners.set(id, known)
  }
  for (const other of more) {
    if (!other.opened) continue
    if (!world.areJoined(known.id, other.id)) {
      const why = contradiction(world.traits(known.id), world.traits(other.id))
      if (why) {
        found.push(doubt(world, known, other, why))
        continue
      }
      world.join(known.id, other.id)
    }
    found.push(merge(key, at, known.opened, other.opened))
  }
  return found
}

/** Whether one more identifier of its kind is still what one human has. */
function hasRoom({ reach }: Traits, id: string, bridges: readonly Met[]): boolean {
  const kind = bridges.find(one => one.id === id)?.identifier.kind
  if (!kind || kind === 'record') return true
  return (reach.get(kind)?.size ?? 0) + bridges.filter(one => one.identifier.kind === kind).length <= mostOfOne
}

/** Nobody is known: the first identifier opens a person when the act adds them, and the others follow it. */
function open(world: World, bridges: readonly Met[], first: Met, admitted: boolean): Entry[] {
  const { key, at } = world
  const lead = world.ownerOf(first.id)
  const rest = bridges.filter(({ id }) => id !== first.id && world.ownerOf(id).id !== lead.id).map(({ id }) => id)
  const owner = admitted ? { id: personIdOf(key, first.id), opened: first.id } : lead
  const found: Entry[] = []
  if (admitted) found.push(openPerson(key, at, owner.id, first.id))
  if (rest.length > 0) found.push(attach(key, at, first.id, rest))
  for (const persona of [first.id, ...rest]) world.owners.set(persona, owner)
  return found
}

const openPerson = (key: Buffer, at: string, person: string, founder: string): Entry =>
  decision({
    kind: 'person.opened',
    at,
    body: { person, personas: [founder], rule: opening },
    subjects: [{ id: founder, noun: 'identity' }],
    same: { key, by: [person] },
  })

function attach(key: Buffer, at: string, via: string, personas: readonly string[]): Entry {
  return decision({
    kind: 'persona.attached',
    at,
    body: { via, personas: [...personas], rule: bridging },
    subjects: [{ id: via, noun: 'identity', role: 'into' }, ...personas.map(id => ({ id, noun: 'identity' as const }))],
    same: { key, by: [via, ...[...personas].sort()] },
  })
}

/** The same entry whichever of the two a record names first. */
function merge(key: Buffer, at: string, one: string, other: string): Entry {
  const [into, from] = one < other ? [one, other] : [other, one]
  return decision({
    kind: 'person.merged',
    at,
    body: { into, from, rule: joining },
    subjects: [
      { id: into, noun: 'identity', role: 'into' },
      { id: from, noun: 'identity', role: 'from' },
    ],
    same: { key, by: [into, from] },
  })
}

/** That a record names both, and what speaks against their being one: for a person to settle. */
function doubt({ key, at }: World, one: Owner, other: Owner, why: Contradiction): Entry {
  const pair = [one.opened ?? one.id, other.opened ?? other.id].sort()
  return decision({
    kind: 'pair.doubted',
    at,
    body: { pair, why, rule: joining },
    subjects: pair.map(id => ({ id, noun: 'identity' as const })),
    same: { key, by: [...pair, why] },
  })
}
