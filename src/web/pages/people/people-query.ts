import { type PeopleQuery, type PeopleSort, peopleSorts } from '#src/domain/views/people.ts'

export interface PeopleSearch {
  readonly q?: string | undefined
  /** "texts": what was written is searched, instead of names. */
  readonly in?: string | undefined
  readonly sort?: string | undefined
  readonly order?: string | undefined
  readonly owner?: string | undefined
  readonly tag?: string | undefined
  readonly pool?: string | undefined
  readonly company?: string | undefined
  readonly job?: string | undefined
  readonly channel?: string | undefined
  readonly import?: string | undefined
  readonly peek?: string | undefined
}

export const filterKeys = ['owner', 'tag', 'pool', 'channel', 'company', 'job', 'import'] as const
export type FilterKey = (typeof filterKeys)[number]

const isSort = (text: string | undefined): text is PeopleSort => peopleSorts.some(sort => sort === text)

/** Which way a column sorts first: names upwards, dates newest first, what is due soonest first. */
export const firstOrder = (sort: PeopleSort): 'asc' | 'desc' => (sort === 'name' || sort === 'next' ? 'asc' : 'desc')

export const sortOf = (search: PeopleSearch): { readonly by: PeopleSort; readonly order: 'asc' | 'desc' } => {
  const by = isSort(search.sort) ? search.sort : 'last'
  return { by, order: search.order === 'asc' || search.order === 'desc' ? search.order : firstOrder(by) }
}

/** The list that an address asks for; what it does not name is left to the server. */
export function peopleQuery(search: PeopleSearch): PeopleQuery {
  const { by, order } = sortOf(search)
  const filters: { [K in FilterKey | 'q']?: string } = {}
  for (const key of ['q', ...filterKeys] as const) {
    const value = search[key]
    if (value !== undefined) filters[key] = value
  }
  return { ...filters, sort: by, order }
}

export const listOf = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.split(',').filter(part => part !== '')

/** Adds a word to a comma-separated list of the address, or takes it out. */
export function toggled(text: string | undefined, word: string): string | undefined {
  const words = listOf(text)
  const now = words.includes(word) ? words.filter(one => one !== word) : [...words, word]
  return now.length === 0 ? undefined : now.join(',')
}
