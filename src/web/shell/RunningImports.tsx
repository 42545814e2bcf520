import { Link } from '@tanstack/react-router'
import { useSession } from '../data/useSession.ts'
import { Progress } from '../ui/Progress.tsx'

/** What is being brought in now; a click leads to it. */
export function RunningImports() {
  const { running } = useSession()
  return running.map(one => (
    <Link
      key={one.id}
      to="/bring-in/$id"
      params={{ id: one.id }}
      className="block rounded-control border border-line p-2 text-small hover:bg-sunken"
      title={`Bringing in ${one.name}`}
      aria-label={`Bringing in ${one.name}`}
    >
      <span className="mb-1.5 flex justify-between gap-2 max-wide:hidden">
        <span className="truncate">{one.name}</span>
        {one.share !== null && <span className="tabular text-text-2">{Math.round(one.share * 100)} %</span>}
      </span>
      <Progress label={`Bringing in ${one.name}`} share={one.share} />
    </Link>
  ))
}
