import type { CommandEntry } from './program.ts'

/** The commands, in the order of the help; `serve`, which puts the faces together, stands before them in `main`. */
export const commands: readonly CommandEntry[] = [
  { name: 'import', summary: 'bring in files, folders, archives', load: () => import('./commands/import.ts') },
  {
    name: 'rebuild',
    summary: 'make the views again beside the live ones, and swap them in',
    load: () => import('./commands/rebuild.ts'),
  },
  {
    name: 'attribute',
    summary: 'credit channels for journeys in a CSV',
    load: () => import('./commands/attribute.ts'),
  },
  {
    name: 'doctor',
    summary: 'what is configured, reachable, behind, stale or wrong',
    load: () => import('./commands/doctor.ts'),
  },
  {
    name: 'match',
    summary: 'duplicates within a table of people, or links between two',
    load: () => import('./commands/match.ts'),
  },
]
