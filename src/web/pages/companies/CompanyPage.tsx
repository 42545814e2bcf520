import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '../../api.ts'
import { queries } from '../../data/queries.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useBack } from '../../shell/useBack.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../words/numbers.ts'
import { forItself } from '../../words/vocabulary.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { LineList } from '../line/LineList.tsx'
import { ReadingPane } from '../line/ReadingPane.tsx'
import type { LineSource } from '../line/source.ts'
import { ClientPanel } from './ClientPanel.tsx'

const noFilter = {}

/** A company: its line with everybody who works there, what we have with it, its people. */
export function CompanyPage() {
  const { id } = useParams({ from: '/companies/$id' })
  const { entry } = useSearch({ from: '/companies/$id' })
  const navigate = useNavigate({ from: '/companies/$id' })
  const { data: company, error, refetch } = useQuery(queries.company(id))
  const source = useMemo<LineSource>(
    () => ({ key: ['line', id], fetch: query => api.companyLine(id, query), person: null }),
    [id],
  )
  const back = useBack('/companies')
  useTitle(company?.name)
  useKeys('Company', { Escape: ['Back', back] })
  if (company === undefined)
    return error === null ? (
      <Skeleton rows={8} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  return (
    <div className="px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-3">
        <h1 className="text-display">{company.name}</h1>
        <p className="text-text-2">
          {company.domain !== null && `${company.domain} · `}
          <Link
            to="/people"
            search={{ company: id }}
            className="underline decoration-line underline-offset-2 hover:decoration-text"
          >
            {counted(company.people, 'person', 'people')}
          </Link>
        </p>
      </header>
      <div className="grid grid-cols-1 gap-6 border-t border-line lg:grid-cols-[minmax(0,1fr)_20rem] wide:gap-8">
        <div className="min-w-0 max-lg:order-2">
          <LineList
            source={source}
            filters={noFilter}
            at={undefined}
            open={entry}
            onNewest={() => {}}
            empty={<EmptyState>No touch with anybody here yet.</EmptyState>}
          />
        </div>
        <aside aria-label="Business and people">
          {!forItself() && <ClientPanel company={company} />}
          {company.staff.length > 0 && (
            <SideSection head="People">
              <ul>
                {company.staff.map(person => (
                  <li key={person.id}>
                    <Link
                      to="/people/$id"
                      params={{ id: person.id }}
                      className="group flex min-h-9 items-center gap-2.5 py-1"
                    >
                      <Avatar name={person.name} />
                      <span className="min-w-0">
                        <span className="block truncate group-hover:underline">{person.name}</span>
                        <span className="block truncate text-small text-text-2">
                          {person.title}
                          {!person.current && ' (left)'}
                        </span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </SideSection>
          )}
        </aside>
      </div>
      {entry !== undefined && (
        <ReadingPane entry={entry} onClose={() => void navigate({ search: {}, replace: true, resetScroll: false })} />
      )}
    </div>
  )
}
