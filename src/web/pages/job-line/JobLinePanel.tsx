import { useQuery } from '@tanstack/react-query'
import { PageFault } from '../../shell/PageFault.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { LineView } from './LineView.tsx'
import { lineQueries } from './line-queries.ts'

/** The tab "Line" of a job's page. */
export function JobLinePanel({ job }: { readonly job: string }) {
  const { data: line, error, refetch } = useQuery(lineQueries.jobLine(job))
  if (line === undefined)
    return error === null ? (
      <Skeleton rows={10} className="py-4" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  if (line.touches.length === 0)
    return (
      <EmptyState>
        {spoken('The line of this job begins with the first touch: put somebody on it, or log a call with the client.')}
      </EmptyState>
    )
  return <LineView line={line} />
}
