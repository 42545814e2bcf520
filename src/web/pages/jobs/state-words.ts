import type { AssignmentState } from '#src/domain/assignment.ts'

export const stateWords: Readonly<Record<AssignmentState, string>> = {
  lead: 'Lead',
  open: 'Open',
  'on-hold': 'On hold',
  filled: 'Filled',
  closed: 'Closed',
  lost: 'Lost',
}
export const stateVerbs: Readonly<Record<AssignmentState, string>> = {
  lead: 'Back to a lead',
  open: 'Open it',
  'on-hold': 'Put on hold',
  filled: 'Filled',
  closed: 'Close it',
  lost: 'Lost',
}
const tones: Readonly<Record<AssignmentState, string>> = {
  lead: 'bg-sunken text-text-2',
  open: 'bg-accent-soft text-text',
  'on-hold': 'bg-warn-soft text-warn',
  filled: 'bg-good-soft text-good',
  closed: 'bg-sunken text-text-2',
  lost: 'bg-sunken text-text-2',
}
export const stateLook = (state: AssignmentState): string =>
  `inline-flex h-6 items-center rounded-full px-2.5 text-small ${tones[state]}`
