import type { Loose } from './cells.ts'
import { findGutter, type Words } from './gutter.ts'

/** A stretch of cells that is read on its own, from top to foot, over one or more pages. */
export interface Flow {
  readonly parts: { readonly page: number; readonly items: readonly Loose[] }[]
}

interface Region {
  readonly items: readonly Loose[]
  /** The side of which gutter, as far as it lies in two columns. */
  readonly side: 'left' | 'right' | null
  readonly x: number
}

function regionsOf(items: readonly Loose[], words: Words, depth: number): Region[] {
  if (items.length === 0) return []
  const gutter = depth < 3 ? findGutter(items, words) : null
  if (!gutter) return [{ items, side: null, x: 0 }]
  const above = items.filter(item => item.base <= gutter.top)
  const below = items.filter(item => item.base >= gutter.foot)
  const inner = (side: readonly Loose[], name: 'left' | 'right'): Region[] =>
    regionsOf(side, words, depth + 1).map(region => ({ items: region.items, side: name, x: gutter.x }))
  return [
    ...regionsOf(above, words, depth + 1),
    ...inner(gutter.left, 'left'),
    ...inner(gutter.right, 'right'),
    ...regionsOf(below, words, depth + 1),
  ]
}

/**
 * Puts pages' columns into reading order. Columns that go on at the same place on the next page are read through first:
 * the left one over all its pages, then the right one.
 */
export function flowsOf(pages: readonly { page: number; items: readonly Loose[] }[], words: Words): Flow[] {
  const flows: Flow[] = []
  let [left, right]: (Flow | null)[] = [null, null]
  let x = 0
  let waiting: Flow[] = []
  const full = new Set<Flow>()
  const release = () => {
    flows.push(...waiting)
    waiting = []
    left = right = null
  }
  for (const { page, items } of pages) {
    const regions = regionsOf(items, words, 0)
    regions.forEach((region, index) => {
      const part = { page, items: region.items }
      const begins = index === 0 || regions[index - 1]?.side === null
      if (region.side === null) {
        const within = left && right && index === 0 && regions.length === 1
        const inLeft = within && Math.max(...region.items.map(({ cell }) => cell.box.x1)) < x
        const inRight = within && Math.min(...region.items.map(({ cell }) => cell.box.x0)) > x - 12
        if (inLeft) left?.parts.push(part)
        else if (inRight) right?.parts.push(part)
        else {
          const parted = waiting.length > 0
          release()
          const last = flows.at(-1)
          if (last && full.has(last) && !parted) last.parts.push(part)
          else {
            const flow = { parts: [part] }
            full.add(flow)
            flows.push(flow)
          }
        }
        return
      }
      if (begins && !(left && right && Math.abs(region.x - x) < 12)) {
        release()
        left = { parts: [] }
        right = { parts: [] }
        waiting = [left, right]
        x = region.x
      }
      ;(region.side === 'left' ? left : right)?.parts.push(part)
    })
  }
  release()
  return flows.filter(flow => flow.parts.length > 0)
}
