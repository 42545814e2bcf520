import type { CommandEntry } from './program.ts'

/** The commands, in the order of the help; `serve`, which puts the faces together, stands before them in `main`. */
export const commands: readonly CommandEntry[] = [
  { name: 'import', summary: 'bring in files, folders, archives', load: () => import('./commands/import.ts') },
  {
    name: 'export',
    summary: 'everything that you may see, in an open format',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'parse',
    summary: 'what a message, a CV or a feed says, as JSON',
    load: () => import('./commands/parse.ts'),
  },
  {
    name: 'erase',
    summary: 'forget a person everywhere',
    load: () => import('./commands/erase.ts'),
  },
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
  {
    name: 'reader',
    summary: 'a database user for report tools, who may read what the whole house may know',
    load: () => import('./commands/reader.ts'),
  },
  { name: 'backup', summary: 'the whole system in one file', load: () => import('./commands/backup.ts') },
  { name: 'restore', summary: 'a backup into an empty system', load: () => import('./commands/restore.ts') },
  {
    name: 'bench',
    summary: 'a measurement of bench/, as JSON',
    load: () => import('./commands/bench.ts'),
  },
]
