import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CompanyAlike, SameCompanyPair } from '#src/domain/views/companies.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { count, counted } from '../../words/numbers.ts'

const few = 3

function Side({ side }: { readonly side: CompanyAlike }) {
  return (
    <span className="min-w-0 flex-1 basis-48">
      <Link to="/companies/$id" params={{ id: side.id }} className="block truncate font-medium hover:underline">
        {side.name}
      </Link>
      <span className="block truncate text-small text-text-2">
        {[counted(side.people, 'person', 'people'), ...side.domains.slice(0, 2), ...side.places.slice(0, 2)].join(
          ' · ',
        )}
      </span>
    </span>
  )
}

const decide = ({ a, b }: SameCompanyPair, decision: 'same' | 'different'): Promise<unknown> => {
  const [into, from] = a.people >= b.people ? [a, b] : [b, a]
  return perform({
    words: decision === 'same' ? `One company: ${into.name}` : `Not the same: ${a.name}`,
    run: () => api.decideCompany(into.id, from.id, decision),
    freshens: [['same-company'], ['companies'], ['company']],
  })
}

/** Organisations that may be one, above the list of all; nothing while there are none. */
export function SameCompanies() {
  const { data } = useQuery(queries.sameCompany)
  const mayWrite = useMayWrite()
  const [all, setAll] = useState(false)
  if (!mayWrite || data === undefined || data.length === 0) return null
  return (
    <section
      aria-label="Same company?"
      className="mb-5 rounded-panel border border-line bg-surface px-4 py-2 max-sm:mx-4"
    >
      <h2 className="flex items-center gap-2 py-1 font-medium">
        Same company? <span className="tabular font-normal text-text-2">{count(data.length)}</span>
      </h2>
      <ul className="divide-y divide-line">
        {data.slice(0, all ? data.length : few).map(pair => (
          <li key={`${pair.a.id}${pair.b.id}`} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2">
            <Side side={pair.a} />
            <Side side={pair.b} />
            <span className="flex min-w-0 flex-1 basis-40 flex-col text-small">
              {pair.reasons.map(reason => (
                <span key={reason.text} className={cx('truncate', reason.supports ? 'text-good' : 'text-warn')}>
                  {reason.text}
                </span>
              ))}
            </span>
            <span className="flex gap-2">
              <Button onClick={() => void decide(pair, 'different')}>Not the same</Button>
              <Button icon="merge" onClick={() => void decide(pair, 'same')}>
                Same company
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {data.length > few && (
        <Button look="quiet" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${count(data.length)}`}
        </Button>
      )}
    </section>
  )
}
