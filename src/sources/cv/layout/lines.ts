import { cellOf, type Loose } from './cells.ts'
import { isRightToLeft } from './characters.ts'
import type { Flow } from './flows.ts'
import { type Cell, type Line, unite } from './model.ts'

interface Row {
  base: number
  readonly items: Loose[]
}

/** Cells that stand on about one foot: what is smaller or was set a little higher belongs to the row it is closest to. */
function rowsOf(items: readonly Loose[]): Row[] {
  const rows: Row[] = []
  for (const item of [...items].sort((a, b) => a.base - b.base)) {
    const row = rows.findLast(
      candidate =>
        Math.abs(candidate.base - item.base) <= 0.35 * item.size &&
        candidate.items.every(({ cell: { box } }) => box.x1 <= item.cell.box.x0 + 1 || box.x0 >= item.cell.box.x1 - 1),
    )
    if (row) row.items.push(item)
    else rows.push({ base: item.base, items: [item] })
  }
  return rows
}

/** The list mark of a line: before its first cell, or before the one that holds its text, as beside a date. */
function markOf(items: readonly Loose[]): string | null {
  const [first] = items
  if (first?.bullet) return first.bullet
  const fullest = [...items].sort((a, b) => b.cell.text.length - a.cell.text.length)[0]
  return fullest?.bullet ?? null
}

/** In a table's row an item of a list beside a town or a name is a line of its own; beside a date it stays. */
function partsOf(items: readonly Loose[]): (readonly Loose[])[] {
  const at = items.findIndex(({ bullet }) => bullet !== null)
  const before = items.slice(0, at)
  return at > 0 && before.every(({ cell }) => /^\p{Lu}[^\d]{2,}$/u.test(cell.text))
    ? [before, items.slice(at)]
    : [items]
}

/** Where second cells begin in many rows: the text of a table's column. */
function stopsOf(rows: readonly Row[]): number[] {
  const counts = new Map<number, number>()
  for (const { items } of rows) {
    const [, second] = [...items].sort((a, b) => a.cell.box.x0 - b.cell.box.x0)
    if (!second) continue
    const x = Math.round(second.cell.box.x0)
    counts.set(x, (counts.get(x) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count >= 3).map(([x]) => x)
}

/** A cell that came so near to the next column that both were taken for one. */
function atStops(item: Loose, stops: readonly number[]): Loose[] {
  const { words } = item.cell
  if (stops.length === 0 || words.length > 14) return [item]
  const gaps = words.slice(1).map((word, i) => word.box.x0 - (words[i]?.box.x1 ?? word.box.x0))
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0
  const index = words.findIndex(
    (word, i) => i > 0 && stops.some(stop => Math.abs(word.box.x0 - stop) < 0.9) && (gaps[i - 1] ?? 0) > usual * 1.3,
  )
  const [left, right] = [words.slice(0, index), words.slice(index)]
  const [a, ...as] = left
  const [b, ...bs] = right
  if (index <= 0 || !a || !b) return [item]
  return [
    { ...item, cell: cellOf([a, ...as]) },
    { ...item, cell: cellOf([b, ...bs]), bullet: null, icon: false },
  ]
}

const percentile = (values: number[], share: number): number =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

export function linesOf(flows: readonly Flow[]): Line[] {
  const lines: Line[] = []
  flows.forEach((flow, index) => {
    const all = flow.parts.flatMap(part => part.items)
    const edge = percentile(
      all.map(({ cell }) => cell.box.x1),
      0.95,
    )
    const rtl = all.filter(({ cell }) => isRightToLeft(cell.text)).length > all.length / 2
    for (const { page, items } of flow.parts) {
      let last: Row | null = null
      const rows = rowsOf(items)
      const stops = stopsOf(rows)
      for (const row of rows) {
        const across = row.items.sort((a, b) => a.cell.box.x0 - b.cell.box.x0).flatMap(item => atStops(item, stops))
        const read = rtl ? across.reverse() : across
        const size = Math.max(...row.items.map(item => item.size))
        const above = last ? Math.max(0, (row.base - last.base) / size - 1) : 0
        partsOf(read).forEach((part, order) => {
          const [first, ...rest] = part.map(item => item.cell) as [Cell, ...Cell[]]
          lines.push({
            cells: [first, ...rest],
            page,
            box: [first, ...rest].map(cell => cell.box).reduce(unite),
            base: row.base,
            flow: index,
            bullet: markOf(part),
            above: order === 0 ? above : 0,
            edge,
            level: first.words[0]?.level ?? null,
          })
        })
        last = row
      }
    }
  })
  return lines
}
