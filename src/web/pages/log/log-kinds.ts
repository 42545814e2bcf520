import type { Direction } from '#src/domain/draft.ts'
import { wordsOf } from '#src/domain/kind.ts'

/** What can be logged by hand. */
export const logKinds = [
  { value: 'note.written', words: 'Note', direction: 'none' },
  { value: 'call.made', words: 'Call, we rang', direction: 'out' },
  { value: 'call.received', words: 'Call, they rang', direction: 'in' },
  { value: 'call.missed', words: 'Call, nobody answered', direction: 'out' },
  { value: 'meeting.held', words: 'Meeting', direction: 'between' },
  { value: 'event.attended', words: 'Met at an event', direction: 'between' },
  { value: 'message.sent', words: 'Message to them', direction: 'out' },
  { value: 'message.received', words: 'Message from them', direction: 'in' },
  { value: 'email.sent', words: 'Email to them', direction: 'out' },
  { value: 'email.received', words: 'Email from them', direction: 'in' },
  { value: 'application.received', words: 'Application', direction: 'in' },
] as const satisfies readonly { readonly value: string; readonly words: string; readonly direction: Direction }[]
export type LogKind = (typeof logKinds)[number]['value']

export const isLogKind = (kind: string): kind is LogKind => logKinds.some(one => one.value === kind)
export const logDirection = (kind: string): Direction => logKinds.find(one => one.value === kind)?.direction ?? 'none'
export const logWords = (kind: string): string => logKinds.find(one => one.value === kind)?.words ?? wordsOf(kind)
