import type { ClaimValues, Property } from '#src/domain/claim.ts'
import type { Fact, PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson, patchPerson } from '../../data/person-cache.ts'
import { propertyWords } from './fields.ts'

const withFacts = (person: PersonPage, property: Property, facts: readonly Fact[]): PersonPage => ({
  ...person,
  facts: { ...person.facts, [property]: facts },
})
const factsOf = (person: PersonPage, property: Property): readonly Fact[] => person.facts[property] ?? []

/** Sets a value by hand: shown at once, and the old one stays as history. */
export function setFact<P extends Property>(
  person: string,
  property: P,
  value: ClaimValues[P],
  replaces: Fact | undefined,
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
    run: () =>
      api.setValue(person, { property, value, ...(replaces === undefined ? {} : { replaces: replaces.entry }) }),
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
