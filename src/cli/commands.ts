import type { CommandEntry } from './program.ts'

/** The commands, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'attribute',
    summary: 'credit for conversions to the channels of their journeys',
    load: () => import('./commands/attribute.ts'),
  },
]
