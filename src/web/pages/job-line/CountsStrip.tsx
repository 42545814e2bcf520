import type { JobLine, JobTouch } from '#src/domain/views/job-line.ts'
import { count, counted, hourWords } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { effortTotal } from './effort-bins.ts'

/** What the work came to: people at each step, hours, and how much of them somebody measured. */
export function CountsStrip({ line, touches }: { readonly line: JobLine; readonly touches: readonly JobTouch[] }) {
  const { looked, approached, spoke, sent, met, placed, knownBefore } = line.counts
  const { hours, measured } = effortTotal(touches)
  const steps: readonly (readonly [number, string])[] = [
    [looked, 'looked at'],
    [approached, 'approached'],
    [spoke, 'spoke'],
    [sent, 'sent'],
    [met, 'met'],
    [placed, 'placed'],
  ]
  return (
    <div className="mt-3 flex flex-wrap items-end gap-x-8 gap-y-3">
      <ol className="flex flex-wrap gap-x-5 gap-y-2">
        {steps.map(([number, words]) => (
          <li key={words} className="min-w-14">
            <span className="tabular block text-title">{count(number)}</span>
            <span className="text-small text-text-2">{words}</span>
          </li>
        ))}
      </ol>
      <p className="text-small text-text-2">
        <span className="tabular text-title text-text">{hourWords(hours)}</span> of work in{' '}
        {counted(touches.length, 'touch', 'touches')},{' '}
        {measured === null ? 'nothing measured' : `${Math.round(measured * 100)} % measured`}, the rest estimated by
        kind.
        {line.more > 0 && ` ${count(line.more)} older touches are not shown.`}
        {sent > 0 && (
          <>
            {' '}
            {count(knownBefore)} of {count(sent)} {spoken('sent we knew before the order.')}
          </>
        )}
        {line.counted !== null &&
          ` ${spoken('Counted when the job was closed, by rules')} ${line.counted.version}; it stays so.`}
      </p>
    </div>
  )
}
