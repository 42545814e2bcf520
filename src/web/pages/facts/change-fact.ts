import { type ClaimValues, type Property, singular } from '#src/domain/claim.ts'
import type { Fact, PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson, patchPerson } from '../../data/person-cache.ts'
import { queryClient } from '../../data/query-client.ts'
import { propertyWords } from './fields.ts'
import { afterTheirs, type InAnswer } from './meanwhile.ts'

const withFacts = (person: PersonPage, property: Property, facts: readonly Fact[]): PersonPage => ({
  ...person,
  facts: { ...person.facts, [property]: facts },
})
const factsOf = (person: PersonPage, property: Property): readonly Fact[] => person.facts[property] ?? []

const knownOf = (person: string, property: Property): readonly Fact[] => {
  const page = queryClient.getQueryData<PersonPage>(['person', person])
  return page === undefined ? [] : factsOf(page, property)
}

/** What is shown of somebody where there is one value only; undefined of a list. */
export const shownOf = (person: string, property: Property): string | null | undefined =>
  singular.has(property) ? (knownOf(person, property)[0]?.entry ?? null) : undefined

/** Sets a value by hand: shown at once, and the old one stays as history. What a colleague changed meanwhile is asked about. */
export function setFact<P extends Property>(
  person: string,
  property: P,
  value: ClaimValues[P],
  replaces: Fact | undefined,
  inAnswer: InAnswer = { replaces: replaces?.entry },
): Promise<unknown> {
  const typed: Fact = {
    entry: `pending:${crypto.randomUUID()}`,
    property,
    value,
    from: 'You',
    seenAt: new Date().toISOString(),
    freshness: 3,
    original: false,
    private: false,
    missingSince: null,
    others: replaces === undefined ? [] : [replaces, ...replaces.others],
  }
  return perform({
    words: `${propertyWords[property]} ${replaces === undefined ? 'added' : 'changed'}`,
    run: () => api.setValue(person, { property, value, ...inAnswer }),
    atOnce: () =>
      patchPerson(person, page => {
        const facts = factsOf(page, property)
        return withFacts(
          page,
          property,
          replaces === undefined
            ? [...facts, typed]
            : facts.map(fact => (fact.entry === replaces.entry ? typed : fact)),
        )
      }),
    meanwhile: async problem => {
      const again = await afterTheirs(problem, property, value)
      if (again === null) return undefined
      const theirs = knownOf(person, property).find(fact => fact.entry === again.replaces)
      return setFact(person, property, value, theirs, again)
    },
    freshens: aboutPerson(person),
  })
}

export const preferFact = (person: string, fact: Fact): Promise<unknown> =>
  perform({
    words: `${propertyWords[fact.property]} changed`,
    run: () => api.preferValue(person, fact.entry),
    freshens: aboutPerson(person),
  })

export const removeFact = (person: string, fact: Fact): Promise<unknown> =>
  perform({
    words: `${propertyWords[fact.property]} removed`,
    run: () => api.removeValue(person, fact.entry),
    atOnce: () =>
      patchPerson(person, page =>
        withFacts(
          page,
          fact.property,
          factsOf(page, fact.property).filter(one => one.entry !== fact.entry),
        ),
      ),
    freshens: aboutPerson(person),
  })
