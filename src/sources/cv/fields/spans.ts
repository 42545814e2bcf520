import type { Span } from './cv.ts'
import { type Entry, spanOf } from './entries.ts'
import { found } from './piece.ts'

const noSpan: Span = { from: null, to: null, current: false }

/** From and to of an entry. `ends`: a single date is when it ended (a degree), not all of its time. */
export function spanFound(entry: Entry, ends = false): Span {
  const dated = spanOf(entry)
  if (!dated) return noSpan
  const { span, pieces } = dated
  const sure = span.single ? 0.8 : 0.95
  return {
    from: span.from && !(span.single && ends) ? found(span.from, pieces, sure) : null,
    to: span.to ? found(span.to, pieces, sure) : null,
    current: span.current,
  }
}
