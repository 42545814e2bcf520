import type { JobTouch } from '#src/domain/views/job-line.ts'
import { actWords, directionWords } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { spoken } from '../../words/vocabulary.ts'
import { reasonShort } from './TouchList.tsx'

/** The picture as a table: for screen readers, and for whoever would rather read. */
export function TouchTable({
  touches,
  nameOf,
}: {
  readonly touches: readonly JobTouch[]
  readonly nameOf: (person: string) => string
}) {
  return (
    <div className="max-h-120 overflow-auto rounded-panel border border-line">
      <table className="w-full text-left">
        <caption className="sr-only">Every touch on this line, oldest first</caption>
        <thead className="sticky top-0 bg-surface text-small text-text-2">
          <tr>
            {['When', 'Side', 'Who', 'What', 'Direction', 'Why it belongs', 'Minutes'].map(head => (
              <th key={head} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {touches.map(touch => (
            <tr key={touch.entry} className="border-t border-line">
              <td className="px-3 py-1.5 whitespace-nowrap">{plainDay(touch.at, userLocale())}</td>
              <td className="px-3 py-1.5">{touch.side === 'client' ? spoken('Client') : 'Candidate'}</td>
              <td className="px-3 py-1.5">{touch.people.map(nameOf).join(', ')}</td>
              <td className="px-3 py-1.5">{actWords(touch.kind, touch.channel)}</td>
              <td className="px-3 py-1.5">{directionWords(touch.direction)}</td>
              <td className="px-3 py-1.5 whitespace-nowrap">{reasonShort()[touch.reason]}</td>
              <td className="px-3 py-1.5 whitespace-nowrap">
                {Math.round(touch.minutes)} {touch.measured ? 'measured' : 'estimated'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
