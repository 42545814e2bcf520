import { Link } from '@tanstack/react-router'
import type { PersonRow } from '#src/domain/views/people.ts'
import { Notice } from '../../ui/Notice.tsx'

/** People who may be the one that is being typed. */
export function LooksLike({ rows, onOpen }: { readonly rows: readonly PersonRow[]; readonly onOpen: () => void }) {
  if (rows.length === 0) return null
  return (
    <Notice tone="info">
      Already here?{' '}
      {rows.map((row, index) => (
        <span key={row.id}>
          {index > 0 && ', '}
          <Link
            to="/people/$id"
            params={{ id: row.id }}
            onClick={onOpen}
            className="font-medium text-accent underline underline-offset-2"
          >
            {row.name}
          </Link>
          {row.company !== null && ` (${row.company})`}
        </span>
      ))}
    </Notice>
  )
}
