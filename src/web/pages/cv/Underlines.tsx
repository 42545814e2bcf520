import type { Spot } from './find-text.ts'
import type { Mark } from './marks.ts'

export interface MarkedSpot {
  readonly mark: Mark
  readonly spots: readonly Spot[]
}

interface UnderlinesProps {
  readonly marked: readonly MarkedSpot[]
  readonly chosen: string | null
  readonly found: readonly (readonly Spot[])[]
  /** Which of the found ones the reader is at; -1 for none of this sheet. */
  readonly current: number
}

const at = ({ x, y, width, height }: Spot) => ({ left: x, top: y, width, height })

/** The underlines of a sheet, and what was found on it. They say nothing to a screen reader: the list of values does. */
export const Underlines = ({ marked, chosen, found, current }: UnderlinesProps) => (
  <div aria-hidden="true" className="pointer-events-none absolute inset-0">
    {found.map((spots, index) =>
      spots.map(spot => (
        <div
          key={`${spot.x} ${spot.y}`}
          className="page-found"
          style={at(spot)}
          data-current={index === current || undefined}
        />
      )),
    )}
    {marked.map(({ mark, spots }) =>
      spots.map(spot => (
        <div
          key={`${mark.id} ${spot.x} ${spot.y}`}
          className="page-mark"
          style={at(spot)}
          data-mark={mark.entry}
          data-part={mark.id === mark.entry ? undefined : true}
          data-doubtful={mark.doubtful || undefined}
          data-faded={mark.faded || undefined}
          data-chosen={mark.entry === chosen || undefined}
        />
      )),
    )}
  </div>
)

/** The value whose underlined place lies at a point of the sheet; of several the smallest. */
export function markAt(marked: readonly MarkedSpot[], x: number, y: number): string | null {
  const room = 3
  let best: { readonly entry: string; readonly size: number } | null = null
  for (const { mark, spots } of marked)
    for (const spot of spots) {
      const inside =
        x >= spot.x - room && x <= spot.x + spot.width + room && y >= spot.y - room && y <= spot.y + spot.height + room
      const size = spot.width * spot.height
      if (inside && (best === null || size < best.size)) best = { entry: mark.entry, size }
    }
  return best?.entry ?? null
}
