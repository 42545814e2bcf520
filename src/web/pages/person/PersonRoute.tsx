import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { queries } from '../../data/queries.ts'
import { problemIn } from '../../http.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { rememberVisit } from '../../shell/recent.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { PersonPage } from './PersonPage.tsx'
import { PersonSkeleton } from './PersonSkeleton.tsx'

/** Loads a person; one who became another leads on to that one. */
export function PersonRoute() {
  const { id } = useParams({ from: '/people/$id' })
  const { data, error, refetch } = useQuery(queries.person(id))
  // Who was erased or is no person any more leaves the screens of those who look, too.
  const isGone = error !== null && problemIn(error).status === 404
  const person = data === undefined || 'redirect' in data || isGone ? undefined : data
  useTitle(person?.name)
  useEffect(() => {
    if (person !== undefined)
      rememberVisit({ type: 'person', id: person.id, name: person.name, detail: person.headline })
  }, [person])
  if (data !== undefined && 'redirect' in data)
    return <Navigate to="/people/$id" params={{ id: data.redirect }} search={search => search} replace />
  if (person === undefined)
    return error === null ? <PersonSkeleton /> : <PageFault error={error} reset={() => void refetch()} />
  if (person.id !== id)
    return <Navigate to="/people/$id" params={{ id: person.id }} search={search => search} replace />
  return <PersonPage key={person.id} person={person} />
}
