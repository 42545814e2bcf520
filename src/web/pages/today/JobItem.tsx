import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface JobItemProps {
  readonly job: string
  /** Where on the job it leads: to somebody on it, or to one of its tabs. */
  readonly search?: { readonly person?: string; readonly tab?: string }
  readonly under?: string | null
  readonly children: ReactNode
}

/** One thing that a job asks for, and which job. */
export const JobItem = ({ job, search = {}, under, children }: JobItemProps) => (
  <li className="py-1">
    <Link to="/jobs/$id" params={{ id: job }} search={search} className="hover:underline">
      {children}
    </Link>
    {under && <span className="block truncate text-small text-text-2">{under}</span>}
  </li>
)
