import type { LineRow } from '#src/domain/views/line.ts'
import { actWords } from '../../words/acts.ts'

/** What a row is called: a mail by its subject, a call with its length, anything else with its title after its name. */
export function actTitle(row: Pick<LineRow, 'kind' | 'channel' | 'title'>): string {
  const words = actWords(row.kind, row.channel)
  if (row.title === null || row.title === '') return words
  if (row.kind.startsWith('email.')) return row.title
  return `${words}${row.kind.startsWith('call.') ? ',' : ':'} ${row.title}`
}
