import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { acceptAbove } from '../same-person/decide.ts'
import { NothingHeld } from './NothingHeld.tsx'
import { PastList } from './PastList.tsx'

/** Pairs at least this likely are offered to be accepted together. */
const sure = 0.95

/** Five lists of real names, out of what was just brought in. */
export function PastPage() {
  useTitle('What your past holds')
  const mayWrite = useMayWrite()
  const { data: past, error, refetch } = useQuery(queries.past)
  if (past === undefined)
    return error === null ? (
      <Skeleton rows={10} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const lists = [
    { head: 'Waiting for your answer', rows: past.waiting },
    { head: 'Closest, now silent for a year', rows: past.silent },
    { head: 'Changed job', rows: past.moved },
    { head: spoken('Whom you know at your clients'), rows: past.clients },
  ]
  const nothing = lists.every(list => list.rows.length === 0) && past.samePerson === 0
  return (
    <div className="mx-auto max-w-280 px-6 pt-5 pb-16 max-sm:px-4">
      <h1 className="mb-4 text-display">What your past holds</h1>
      {nothing && <NothingHeld />}
      {past.samePerson > 0 && (
        <section
          aria-label="Same person?"
          className="mb-6 flex flex-wrap items-center gap-3 rounded-panel border border-line bg-surface px-4 py-3"
        >
          <p className="min-w-0 flex-1 max-sm:basis-full">
            <span className="font-medium">Same person?</span>{' '}
            <span className="tabular text-text-2">
              {counted(past.samePerson, 'pair looks', 'pairs look')} alike, {count(past.samePersonExact)} of them as
              good as certain.
            </span>
          </p>
          {mayWrite && past.samePersonExact > 0 && (
            <Button onClick={() => void acceptAbove(sure, past.samePersonExact)}>Accept the sure ones together</Button>
          )}
          <Link to="/same-person" className={buttonLook('quiet')}>
            One by one
          </Link>
        </section>
      )}
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-2">
        {lists.map(list => (
          <PastList key={list.head} head={list.head} rows={list.rows} />
        ))}
      </div>
    </div>
  )
}
