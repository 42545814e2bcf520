/** A decision about who is who, as it is folded. Order is (`at`, kind, `id`): the same in every rebuild. */
export interface IdentityDecision {
  readonly id: string
  readonly kind: 'person.opened' | 'persona.attached' | 'person.merged' | 'person.split' | 'pair.refused'
  readonly at: string
  /** False for a merge that somebody took back: it keeps rules from doing it again. */
  readonly stands?: boolean
  readonly body: {
    /** The person opened, or the new one of a split. */
    readonly person?: string
    readonly personas?: readonly string[]
    /** Attached: the persona whose owner these follow. Merged: the two founding personas. */
    readonly via?: string
    readonly into?: string
    readonly from?: string
    /** Refused: the two founding personas. */
    readonly pair?: readonly string[]
    /** The rule or model that decided; missing where somebody did. */
    readonly rule?: string
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

const rank = {
  'person.opened': 0,
  'persona.attached': 1,
  'person.split': 2,
  'person.merged': 3,
  'pair.refused': 4,
} as const

const inOrder = (a: IdentityDecision, b: IdentityDecision): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : rank[a.kind] - rank[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Folds decisions to `persona -> person`. Evidence first, whenever it came in: openings place personas, attaching makes
 * one follow another, so that it goes where its own evidence goes when a merge is taken back. Then what was decided about
 * people, in order: splitting places personas anew, merging redirects the younger person to the older. A rule never joins
 * two of whom somebody said that they are not the same, or whose merge somebody took back. The graph stays acyclic: a link
 * that would close a ring is left out.
 */
export function resolve(personas: Iterable<string>, decisions: readonly IdentityDecision[]): Resolution {
  const home = new Map<string, string>()
  const follows = new Map<string, string>()
  const persons = new Map<string, { opened: string; at: string; rank: number }>()
  const redirect = new Map<string, string>()
  const apart: (readonly [string, string])[] = []
  const all = new Set(personas)
  const ordered = [...decisions].sort(inOrder)

  const place = (decision: IdentityDecision, order: number, force: boolean): void => {
    const { person, personas: placed = [] } = decision.body
    if (person === undefined) return
    if (!persons.has(person)) persons.set(person, { opened: decision.id, at: decision.at, rank: order })
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
  /** The persona at the head of those that it follows. */
  const leader = (persona: string): string => {
    let at = persona
    for (;;) {
      const next = home.has(at) ? undefined : follows.get(at)
      if (next === undefined) return at
      at = next
    }
  }
  const homeOf = (persona: string): string => {
    const at = leader(persona)
    return home.get(at) ?? at
  }
  const owner = (persona: string): string => survivor(homeOf(persona))
  const attach = ({ via, personas: attached = [] }: IdentityDecision['body']): void => {
    if (via === undefined) return
    all.add(via)
    for (const persona of attached) {
      all.add(persona)
      // What was found beside another before anybody was known takes it along.
      const loose = leader(persona)
      if (!home.has(loose) && leader(via) !== loose) follows.set(loose, via)
    }
  }
  const isApart = (a: string, b: string): boolean =>
    apart.some(([one, other]) => {
      const [first, second] = [owner(one), owner(other)]
      return (first === a && second === b) || (first === b && second === a)
    })
  const merge = ({ into, from, rule }: IdentityDecision['body']): void => {
    if (into === undefined || from === undefined) return
    const [a, b] = [owner(into), owner(from)]
    const [first, second] = [persons.get(a), persons.get(b)]
    if (a === b || !first || !second || (rule !== undefined && isApart(a, b))) return
    if (first.rank <= second.rank) redirect.set(b, a)
    else redirect.set(a, b)
  }

  for (const [order, decision] of ordered.entries()) {
    const { kind, body, stands = true } = decision
    if (kind === 'person.merged')
      for (const one of [body.into, body.from]) if (one !== undefined && stands) all.add(one)
    if (kind === 'person.opened') place(decision, order, false)
    else if (kind === 'pair.refused' || !stands) {
      const [one, other] = body.pair ?? [body.into, body.from]
      if (one !== undefined && other !== undefined) apart.push([one, other])
    }
  }
  for (const { kind, body } of ordered) if (kind === 'persona.attached') attach(body)
  for (const [order, decision] of ordered.entries()) {
    const { kind, body, stands = true } = decision
    if (kind === 'person.split') place(decision, order, true)
    else if (kind === 'person.merged' && stands) merge(body)
    // What was taken out of somebody is not joined again by what a rule finds later.
    if (kind === 'person.split' && body.from !== undefined && body.personas?.[0] !== undefined)
      apart.push([body.from, body.personas[0]])
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
