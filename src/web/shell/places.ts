import type { IconName } from '../ui/icon-paths.ts'

/** The entries of the navigation. One appears when what it shows exists. */
export const places = [
  { to: '/today', words: 'Today', keys: 'g t', icon: 'today' },
  { to: '/people', words: 'People', keys: 'g p', icon: 'people' },
  { to: '/companies', words: 'Companies', keys: 'g c', icon: 'companies' },
  { to: '/jobs', words: 'Jobs', keys: 'g j', icon: 'jobs' },
  { to: '/works', words: 'What works', keys: 'g w', icon: 'works' },
  { to: '/bring-in', words: 'Bring in', keys: 'g b', icon: 'import' },
] as const satisfies readonly {
  readonly to: string
  readonly words: string
  readonly keys: string
  readonly icon: IconName
}[]

type Place = (typeof places)[number]

/** A reader brings nothing in. */
export const placesFor = (mayWrite: boolean): readonly Place[] =>
  mayWrite ? places : places.filter(({ to }) => to !== '/bring-in')

/** On a phone these stand in the bar; the others behind More. */
export const inBar: readonly Place[] = places.filter(({ to }) => to === '/today' || to === '/people' || to === '/jobs')
