import { Link } from '@tanstack/react-router'
import type { Alike } from '#src/domain/views/same-person.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { sureness } from '../same-person/waterfall.ts'

interface LooksLikeRowProps {
  readonly row: string
  readonly alike: Alike
  /** The key that says that it is them. */
  readonly shortcut: string | undefined
}

export const attachRow = (row: string, alike: Alike): void =>
  void perform({
    words: `The row will come to ${alike.name}`,
    run: () => api.attachRow(row, alike.id),
    freshens: [['imports']],
  })

/** Somebody here whom a row looks like, and why. What is not said now is asked afterwards, under "Same person?". */
export function LooksLikeRow({ row, alike, shortcut }: LooksLikeRowProps) {
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-sunken px-2 py-1 text-small">
      <span className="min-w-0 flex-1 basis-40">
        Looks like{' '}
        <Link
          to="/people/$id"
          params={{ id: alike.id }}
          className="font-medium text-accent underline underline-offset-2"
        >
          {alike.name}
        </Link>{' '}
        <span className="tabular text-text-2">{sureness(alike.probability)}</span>
        {alike.why.length > 0 && <span className="block text-text-2">because: {alike.why.join(', ')}</span>}
      </span>
      <Button {...(shortcut === undefined ? {} : { keys: shortcut })} onClick={() => attachRow(row, alike)}>
        It is them
      </Button>
    </span>
  )
}
