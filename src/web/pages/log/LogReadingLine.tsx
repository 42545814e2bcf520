import type { LogReading } from '../../api.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { groupOfAct } from '../../words/acts.ts'
import { dueWords, userLocale } from '../../words/dates.ts'
import { logWords } from './log-kinds.ts'

const soon = 2 * 60_000
const when = (at: string): string => (Math.abs(Date.now() - Date.parse(at)) < soon ? 'now' : dueWords(at, userLocale()))

/** What was understood of the typed line, before anything is saved. */
export function LogReadingLine({ reading }: { readonly reading: LogReading }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-1.5">
      <Glyph group={groupOfAct(reading.channel)} />
      <span>{logWords(reading.kind)}</span>
      <span className="tabular">· {when(reading.at)}</span>
      {reading.minutes !== null && <span className="tabular">· {reading.minutes} min</span>}
      {reading.followup !== null && (
        <span className="tabular">
          · then {reading.followup.text}, {dueWords(reading.followup.due, userLocale())}
        </span>
      )}
    </span>
  )
}
