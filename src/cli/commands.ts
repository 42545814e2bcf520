import type { CommandEntry } from './program.ts'

/** The commands, in the order of the help. */
export const commands: readonly CommandEntry[] = []
