import type { Box } from '../layout/model.ts'

/** A sheet that lay askew when it was scanned: how it is put straight, and where what stands on it straight lies askew. */
export interface Turn {
  /** A point as it would be on the straight sheet. */
  readonly straight: (x: number, y: number) => readonly [x: number, y: number]
  /** The box on the page as it is, around a box on the straight sheet. */
  readonly back: (box: Box) => Box
}

const as = (box: Box): Box => box
/** What nobody sees, and what is no accident: a third of a degree, and fifteen. */
const [least, most] = [0.006, 0.27]

/**
 * The turn that most lines agree on. Words weigh by their width: of short ones a foot that was seen wrong says anything.
 * @param lines slope and width of each word
 * @param middle of the page
 */
export function turnOf(
  lines: readonly { readonly slope: number; readonly width: number }[],
  middle: readonly [x: number, y: number],
): Turn {
  const ordered = [...lines].sort((a, b) => a.slope - b.slope)
  const half = ordered.reduce((sum, { width }) => sum + width, 0) / 2
  let seen = 0
  let slope = 0
  for (const line of ordered) {
    if (seen >= half) break
    seen += line.width
    slope = line.slope
  }
  if (Math.abs(slope) < least || Math.abs(slope) > most) return { straight: (x, y) => [x, y], back: as }
  const angle = Math.atan(slope)
  const turned =
    (by: number) =>
    (x: number, y: number): readonly [number, number] => {
      const [dx, dy] = [x - middle[0], y - middle[1]]
      const [cos, sin] = [Math.cos(by), Math.sin(by)]
      return [middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos]
    }
  const askew = turned(angle)
  return {
    straight: turned(-angle),
    back: ({ x0, y0, x1, y1 }) => {
      const corners = [askew(x0, y0), askew(x1, y0), askew(x0, y1), askew(x1, y1)]
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
      return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
    },
  }
}
