import { Link } from '@tanstack/react-router'
import type { Today } from '#src/domain/views/today.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { count } from '../../words/numbers.ts'

const secondsEach = 4

/** Small work that keeps the house in order, with what it would take. */
export function Tidy({ tidy }: { readonly tidy: Today['tidy'] }) {
  // Rows and files are mended where things are brought in.
  const mayWrite = useMayWrite()
  const rowsToFix = mayWrite ? tidy.rowsToFix : 0
  const unreadFiles = mayWrite ? tidy.unreadFiles : 0
  const all = tidy.samePerson + tidy.unknownSenders + rowsToFix + unreadFiles
  if (all === 0) return null
  const minutes = Math.max(1, Math.round((all * secondsEach) / 60))
  const link = 'flex h-10 items-center justify-between gap-3 px-2 hover:bg-sunken max-sm:h-11'
  const number = 'tabular text-text-2'
  return (
    <section aria-label="Tidy" className="mb-6">
      <h2 className="mb-1 text-head text-text-3 uppercase">Tidy, {minutes} min</h2>
      <ul className="divide-y divide-line border-y border-line">
        {tidy.samePerson > 0 && (
          <li>
            <Link to="/same-person" className={link}>
              Same person? <span className={number}>{count(tidy.samePerson)}</span>
            </Link>
          </li>
        )}
        {tidy.unknownSenders > 0 && (
          <li>
            <Link to="/unknown-senders" className={link}>
              Unknown senders <span className={number}>{count(tidy.unknownSenders)}</span>
            </Link>
          </li>
        )}
        {rowsToFix > 0 && (
          <li>
            <Link to="/bring-in" className={link}>
              Rows to fix <span className={number}>{count(rowsToFix)}</span>
            </Link>
          </li>
        )}
        {unreadFiles > 0 && (
          <li>
            <Link to="/bring-in" className={link}>
              Files we could not read <span className={number}>{count(unreadFiles)}</span>
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
