import { Link } from '@tanstack/react-router'
import { conversational } from '#src/domain/kind.ts'
import type { ImportProgress } from '#src/domain/views/imports.ts'
import { count, counted } from '../../words/numbers.ts'
import { broughtByKind } from './kind-words.ts'

/** What an import brought, as figures and by kind. */
export function Tally({ progress }: { readonly progress: ImportProgress }) {
  const kinds = broughtByKind(progress.entries.kinds)
  const figures = [
    { words: 'new people', size: progress.people.new },
    { words: 'people with news', size: progress.people.changed },
    { words: 'new touches and values', size: progress.entries.new },
    { words: 'known already', size: progress.entries.unchanged },
  ]
  const { account } = progress
  const said = account === null ? 0 : account.onLines + account.unknown + account.leftOut
  const talks = Object.keys(progress.entries.kinds).filter(kind => conversational.has(kind))
  const isWritten = talks.every(kind => /^(?:email|message|inmail)[.]/.test(kind))
  return (
    <div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4">
        {figures.map(figure => (
          <div key={figure.words} className="flex flex-col-reverse">
            <dt className="text-small text-text-2">{figure.words}</dt>
            <dd className="tabular text-figure">{count(figure.size)}</dd>
          </div>
        ))}
      </dl>
      {kinds.length > 0 && <p className="tabular mt-3 text-text-2">{kinds.join(', ')}</p>}
      {account !== null && said > 0 && (
        <p className="tabular mt-1 text-text-2">
          {isWritten ? counted(said, 'message') : counted(said, 'touch', 'touches')}: {count(account.onLines)} on lines,{' '}
          <Link to="/unknown-senders" className="underline decoration-line underline-offset-2 hover:decoration-text">
            {count(account.unknown)} unknown
          </Link>
          , {count(account.leftOut)} left out by your rules
        </p>
      )}
      {progress.suppressed > 0 && (
        <p className="tabular mt-1 text-text-2">
          {count(progress.suppressed)} left out because their people asked to be erased
        </p>
      )}
    </div>
  )
}
