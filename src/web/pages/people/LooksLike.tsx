import { Link } from '@tanstack/react-router'
import type { Alike } from '#src/domain/views/same-person.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AlikeRow } from '../same-person/AlikeRow.tsx'

interface LooksLikeProps {
  readonly rows: readonly Alike[]
  readonly onOpen: () => void
  readonly onAttach: (row: Alike) => void
}

/** People who may be the one that is being typed, and why; one key puts what was typed there instead. */
export function LooksLike({ rows, onOpen, onAttach }: LooksLikeProps) {
  if (rows.length === 0) return null
  return (
    <Notice tone="info">
      <p className="mb-1 text-small text-text-2">Looks like somebody who is here:</p>
      <ul className="divide-y divide-line">
        {rows.map((row, index) => (
          <AlikeRow
            key={row.id}
            alike={row}
            name={
              <Link
                to="/people/$id"
                params={{ id: row.id }}
                onClick={onOpen}
                className="font-medium text-accent underline underline-offset-2"
              >
                {row.name}
              </Link>
            }
          >
            <Button {...(index < 3 ? { keys: `Alt+${index + 1}` } : {})} onClick={() => onAttach(row)}>
              It is them
            </Button>
          </AlikeRow>
        ))}
      </ul>
    </Notice>
  )
}
