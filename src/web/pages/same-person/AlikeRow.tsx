import type { ReactNode } from 'react'
import type { Alike } from '#src/domain/views/same-person.ts'
import { sureness } from './waterfall.ts'

interface AlikeRowProps {
  readonly alike: Alike
  /** Their name, as a link where one leads to them. */
  readonly name: ReactNode
  /** What may be done with them. */
  readonly children: ReactNode
}

/** Somebody who looks like the one in hand: who they are, how sure that is, and why. */
export const AlikeRow = ({ alike, name, children }: AlikeRowProps) => (
  <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
    <span className="min-w-0 flex-1 basis-48">
      {name}
      {alike.headline !== null && <span className="text-text-2"> {alike.headline}</span>}
      <span className="block text-small text-text-2">
        <span className="tabular">{sureness(alike.probability)}</span>
        {alike.why.length > 0 && ` · ${alike.why.join(', ')}`}
      </span>
    </span>
    {children}
  </li>
)
