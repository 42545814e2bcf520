/** A standing decision about who is who, as it is folded. Order is (`at`, kind, `id`): the same in every rebuild. */
export interface IdentityDecision {
  readonly id: string
  readonly kind: 'person.opened' | 'persona.attached' | 'person.merged' | 'person.split'
  readonly at: string
  readonly body: {
    /** The person opened, or the new one of a split. */
    readonly person?: string
    readonly personas?: readonly string[]
    /** Attached: the persona whose owner these follow. Merged: the two founding personas. */
    readonly via?: string
    readonly into?: string
    readonly from?: string
  }
}

export interface Resolution {
  /** persona -> the person it belongs to; a persona without a person stands for itself. */
  readonly owner: ReadonlyMap<string, string>
  /** persona -> the person it would belong to if nobody had been merged. */
  readonly home: ReadonlyMap<string, string>
  /** Persons that are open, each with the decision that opened it; redirects included. */
  readonly persons: ReadonlyMap<string, { readonly opened: string; readonly at: string; readonly into: string | null }>
}

const rank = { 'person.opened': 0, 'persona.attached': 1, 'person.split': 2, 'person.merged': 3 } as const

const inOrder = (a: IdentityDecision, b: IdentityDecision): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Folds decisions to `persona -> person`. Opening and splitting place personas directly; attaching makes a persona
 * follow another, so that it goes where its own evidence goes when a merge is taken back; merging redirects the younger
 * person to the older. The graph stays acyclic: a link that would close a ring is left out.
 */
export function resolve(personas: Iterable<string>, decisions: readonly IdentityDecision[]): Resolution {
  const home = new Map<string, string>()
  const follows = new Map<string, string>()
  const persons = new Map<string, { opened: string; at: string; rank: number }>()
  const redirect = new Map<string, string>()
  const all = new Set(personas)
  const ordered = [...decisions].sort(inOrder)

  const leads = (from: string, to: string): boolean => {
    for (let next: string | undefined = from; next !== undefined; next = follows.get(next)) if (next === to) return true
    return false
  }
  const place = (decision: IdentityDecision, force: boolean): void => {
    const { person, personas: placed = [] } = decision.body
    if (person === undefined) return
    if (!persons.has(person)) persons.set(person, { opened: decision.id, at: decision.at, rank: persons.size })
    for (const persona of placed) {
      all.add(persona)
      if (force || !home.has(persona)) home.set(persona, person)
      if (force) follows.delete(persona)
    }
  }
  const survivor = (person: string): string => {
    let at = person
    for (let next = redirect.get(at); next !== undefined; next = redirect.get(at)) at = next
    return at
  }
  const homeOf = (persona: string): string => {
    let at = persona
    for (;;) {
      const person = home.get(at)
      if (person !== undefined) return person
      const next = follows.get(at)
      if (next === undefined) return at
      at = next
    }
  }
  const owner = (persona: string): string => survivor(homeOf(persona))
  const attach = ({ via, personas: attached = [] }: IdentityDecision['body']): void => {
    if (via === undefined) return
    all.add(via)
    for (const persona of attached) {
      all.add(persona)
      if (!home.has(persona) && !follows.has(persona) && !leads(via, persona)) follows.set(persona, via)
    }
  }
  const merge = ({ into, from }: IdentityDecision['body']): void => {
    if (into === undefined || from === undefined) return
    all.add(into)
    all.add(from)
    const [a, b] = [owner(into), owner(from)]
    const [first, second] = [persons.get(a), persons.get(b)]
    if (a === b || !first || !second) return
    if (first.rank <= second.rank) redirect.set(b, a)
    else redirect.set(a, b)
  }

  for (const decision of ordered) {
    const { kind, body } = decision
    if (kind === 'person.opened') place(decision, false)
    else if (kind === 'person.split') place(decision, true)
    else if (kind === 'persona.attached') attach(body)
    else merge(body)
  }
  return {
    owner: new Map([...all].map(persona => [persona, owner(persona)])),
    home: new Map([...all].map(persona => [persona, homeOf(persona)])),
    persons: new Map(
      [...persons].map(([person, { opened, at }]) => {
        const into = survivor(person)
        return [person, { opened, at, into: into === person ? null : into }]
      }),
    ),
  }
}
