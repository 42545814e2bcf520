import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ImportView } from '#src/domain/views/imports.ts'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Found } from './Found.tsx'
import { hasBegun, isMoving } from './import-words.ts'
import { LookingInto } from './LookingInto.tsx'
import { isUnreadable, NothingToRead } from './NothingToRead.tsx'
import { Preview } from './Preview.tsx'
import { Questions } from './Questions.tsx'
import { Run } from './Run.tsx'

function Step({ view, step }: { readonly view: ImportView; readonly step: string | undefined }) {
  const mayWrite = useMayWrite()
  if (!mayWrite && !hasBegun(view.state))
    return (
      <>
        <Found view={view} />
        <p className="text-text-2">
          Nothing of it came in. You can read here, and bring nothing in. An admin can change that.
        </p>
      </>
    )
  if (view.state === 'uploaded' || view.state === 'surveying') return <LookingInto view={view} />
  if (view.state !== 'asking') return <Run view={view} />
  return (
    <>
      <Found view={view} />
      {isUnreadable(view) ? (
        <NothingToRead view={view} />
      ) : step === 'preview' ? (
        <Preview view={view} />
      ) : (
        <Questions view={view} />
      )}
    </>
  )
}

/** One import, from the look into its files to its undo. */
export function ImportPage() {
  const { id } = useParams({ from: '/bring-in/$id' })
  const mayWrite = useMayWrite()
  const { step } = useSearch({ from: '/bring-in/$id' })
  const {
    data: view,
    error,
    refetch,
  } = useQuery({
    ...queries.import(id),
    refetchInterval: query => (query.state.data !== undefined && isMoving(query.state.data.state) ? 1_000 : false),
  })
  useTitle(view === undefined ? 'Bring in' : `Bring in ${view.name}`)
  if (view === undefined)
    return error === null ? (
      <Skeleton rows={8} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4">
      {mayWrite && (
        <Link to="/bring-in" className="text-small text-text-2 hover:underline">
          Bring in
        </Link>
      )}
      <h1 className="mb-4 text-display [overflow-wrap:anywhere]">{view.name}</h1>
      <Step view={view} step={step} />
    </div>
  )
}
