import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { personIdOf } from '#src/ledger/ids.ts'
import { isShared, type PreparedParty } from '#src/ledger/prepare.ts'
import { foldName } from '#src/lib/normalise/name.ts'

/** Versions of the rules that decide by themselves; kept in each decision's body. */
const opening = 'added-by-rule@1'
const bridging = 'same-record@1'
const joining = 'strong-identifier@1'

export interface Owner {
  /** The person, or the persona itself while nobody has opened one. */
  readonly id: string
  /** The persona that opened the person: where decisions about it hang. Null while not open. */
  readonly opened: string | null
}

/** What the deciding needs to know of the world; changed as decisions are made, so that a batch sees itself. */
export interface World {
  readonly key: Buffer
  readonly at: string
  readonly owners: Map<string, Owner>
  /** Names known of an owner, folded. */
  readonly names: Map<string, Set<string>>
}

const anyWordShared = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const words = new Set([...a].flatMap(name => name.split(' ')))
  return [...b].some(name => name.split(' ').some(word => word.length > 1 && words.has(word)))
}
/** A name that is not known contradicts nobody. */
const noContradiction = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === 0 || b.size === 0 || anyWordShared(a, b)

function remember({ names }: World, owner: string, name: string | null): void {
  const folded = name ? foldName(name) : ''
  if (!folded) return
  const known = names.get(owner) ?? new Set()
  names.set(owner, known.add(folded))
}

/**
 * Decides for one record's human who it is. Its identifiers bridge to each other, but a shared one only where both names
 * are known and agree. Known to nobody: opened when admitted. Known as two people by strong identifiers whose names agree: one person.
 */
export function decideParty(world: World, party: PreparedParty, admitted: boolean): Entry[] {
  const [first] = party.personas
  if (!first) return []
  const { owners, key, at } = world
  const ownerOf = (persona: string): Owner => owners.get(persona) ?? { id: persona, opened: null }
  const own = new Set(party.name ? [foldName(party.name)].filter(Boolean) : [])
  const bridges = party.personas.filter((persona, index) => {
    if (index === 0) return true
    if (!isShared(persona.identifier)) return true
    const owner = ownerOf(persona.id)
    return owner.opened === null || anyWordShared(own, world.names.get(owner.id) ?? new Set())
  })
  const found: Entry[] = []
  const people = [
    ...new Map(
      bridges
        .map(({ id }) => ownerOf(id))
        .filter(({ opened }) => opened !== null)
        .map(owner => [owner.id, owner]),
    ).values(),
  ]
  const [known, ...more] = people
  if (known?.opened) {
    const anchor = bridges.find(({ id }) => ownerOf(id).id === known.id)?.id ?? first.id
    const loose = bridges.filter(({ id }) => ownerOf(id).opened === null && id !== anchor).map(({ id }) => id)
    if (loose.length > 0) {
      found.push(attach(key, at, anchor, loose))
      for (const persona of loose) owners.set(persona, known)
    }
    for (const other of more) {
      if (
        !other.opened ||
        !noContradiction(world.names.get(known.id) ?? new Set(), world.names.get(other.id) ?? new Set())
      )
        continue
      found.push(
        decision({
          kind: 'person.merged',
          at,
          body: { into: known.opened, from: other.opened, rule: joining },
          subjects: [
            { id: known.opened, noun: 'identity', role: 'into' },
            { id: other.opened, noun: 'identity', role: 'from' },
          ],
          same: { key, by: [known.opened, other.opened] },
        }),
      )
    }
    remember(world, known.id, party.name)
    return found
  }
  const rest = bridges
    .filter(({ id }) => id !== first.id && ownerOf(id).id !== ownerOf(first.id).id)
    .map(({ id }) => id)
  const owner = admitted ? { id: personIdOf(key, first.id), opened: first.id } : ownerOf(first.id)
  if (admitted) {
    found.push(openPerson(key, at, owner.id, first.id))
    remember(world, owner.id, party.name)
  }
  if (rest.length > 0) found.push(attach(key, at, first.id, rest))
  for (const persona of [first.id, ...rest]) owners.set(persona, owner)
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
