import { addTraits, noTraits, type Traits } from './traits.ts'

export interface Owner {
  /** Whom the persona's own evidence names, merges left aside; the persona itself while nobody has opened them. */
  readonly id: string
  /** The persona that opened the person: where decisions about it hang. Null while not open. */
  readonly opened: string | null
}

/**
 * What deciding needs to know of the world; grows as decisions are made, so that a batch sees itself. It holds evidence
 * alone: what people merged by hand does not change what a rule decides, and so can be taken back without a trace.
 */
export class World {
  readonly key: Buffer
  readonly at: string
  readonly owners = new Map<string, Owner>()
  /** By person, the decision that opened them. */
  readonly openings = new Map<string, string>()
  /** Identifiers found beside more others than one human has. */
  readonly crowded = new Set<string>()
  readonly #joined = new Map<string, string>()
  readonly #traits = new Map<string, Traits>()

  constructor(key: Buffer, at: string) {
    this.key = key
    this.at = at
  }

  ownerOf(persona: string): Owner {
    return this.owners.get(persona) ?? { id: persona, opened: null }
  }

  /** One of all people whom rules have joined with this one: the same for each of them. */
  #whole(person: string): string {
    let at = person
    for (let next = this.#joined.get(at); next !== undefined; next = this.#joined.get(at)) at = next
    return at
  }

  areJoined(a: string, b: string): boolean {
    return this.#whole(a) === this.#whole(b)
  }

  /** Of the person and of all whom rules have joined with them. */
  traits(person: string): Traits {
    const whole = this.#whole(person)
    const known = this.#traits.get(whole) ?? noTraits()
    this.#traits.set(whole, known)
    return known
  }

  join(a: string, b: string): void {
    const [one, other] = [this.#whole(a), this.#whole(b)]
    if (one === other) return
    const gone = this.#traits.get(other)
    this.#joined.set(other, one)
    if (gone) addTraits(this.traits(one), gone)
    this.#traits.delete(other)
  }
}
