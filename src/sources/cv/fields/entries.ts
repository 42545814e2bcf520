import type { Line } from '../layout/model.ts'
import type { DateSpan } from './dates.ts'
import { isLabel } from './labels.ts'
import type { Piece } from './piece.ts'
import type { Dated, Row } from './row.ts'
import { rowsOf, styleOf } from './rows.ts'

/** One job, school, project: its head lines and what is said of it below. */
export interface Entry {
  readonly head: readonly Row[]
  readonly body: readonly Row[]
  readonly dates: readonly Dated[]
  /** How many head lines the entries of the section have at least: a line more may be a wrapped one. */
  readonly least: number
}

/** What the first line of an entry looks like. */
function look(row: Row): string {
  const style = styleOf(row)
  const dated = row.mains.length === 0 && row.dates.length > 0
  return `${style?.size.toFixed(0)} ${style?.bold} ${style?.italic} ${style?.colour} ${dated}`
}

interface Group {
  /** Index of the first row. */
  readonly start: number
  /** Index after the last row. */
  readonly end: number
}

function groupsOf(rows: readonly Row[]): Group[] {
  const groups: Group[] = []
  let start = -1
  rows.forEach((row, i) => {
    if (row.kind === 'head' && start < 0) start = i
    if (row.kind !== 'head' && start >= 0) {
      groups.push({ start, end: i })
      start = -1
    }
  })
  if (start >= 0) groups.push({ start, end: rows.length })
  return groups
}

/** Rows of a group that carry a date; two dates in rows that follow one another may be one span ("2005", "2008"). */
function datedRows(rows: readonly Row[], group: Group): number[] {
  const found: number[] = []
  for (let i = group.start; i < group.end; i++) {
    const row = rows[i]
    if (!row || row.dates.length === 0) continue
    const last = found.at(-1)
    const before = last === undefined ? undefined : rows[last]
    const single = row.dates.every(({ span }) => span.single) && before?.dates.every(({ span }) => span.single)
    const bare = row.mains.length === 0 && before?.mains.length === 0
    if (last === i - 1 && single && bare && row.line.above < 1.4) continue
    found.push(i)
  }
  return found
}

/** Where the entries of a group with several dates begin. */
function startsIn(rows: readonly Row[], group: Group, dated: readonly number[], opening: string): number[] {
  const starts = [group.start]
  const lead = (dated[0] ?? group.start) - group.start
  for (let j = 1; j < dated.length; j++) {
    const previous = dated[j - 1] ?? group.start
    const here = dated[j] ?? group.start
    let choice = -1
    for (let p = previous + 1; p <= here && choice < 0; p++) {
      const row = rows[p]
      if (row && look(row) === opening && (p === here || row.line.above > 0.45 || look(rows[p - 1] ?? row) !== opening))
        choice = p
    }
    if (
      choice < 0 ||
      (lead > 0 &&
        choice === here &&
        here - previous > lead &&
        look(rows[here - lead] ?? (rows[here] as Row)) === opening)
    ) {
      let widest = 0.45
      for (let p = previous + 1; p <= here; p++) {
        const gap = rows[p]?.line.above ?? 0
        if (gap > widest + 0.15) {
          widest = gap
          choice = p
        }
      }
    }
    starts.push(choice >= 0 ? choice : Math.max(previous + 1, here - lead))
  }
  return starts
}

/** A line over several entries ("Domestic Awards") is none of theirs: the entry begins below it. */
function withoutSubheads(rows: readonly Row[], starts: readonly number[]): number[] {
  const looks = new Map<string, number>()
  for (const start of starts) {
    const row = rows[start]
    if (row) looks.set(look(row), (looks.get(look(row)) ?? 0) + 1)
  }
  const usual = [...looks].sort((a, b) => b[1] - a[1])[0]
  if (!usual || usual[1] < 2) return [...starts]
  return starts.map(start => {
    const [row, next] = [rows[start], rows[start + 1]]
    const over =
      row && next && look(row) !== usual[0] && look(next) === usual[0] && row.dates.length === 0 && next.kind === 'head'
    return over && !starts.includes(start + 1) ? start + 1 : start
  })
}

/**
 * Parts a section into its entries: each begins with the lines that say what, where and when, one date to an entry.
 * Where dates do not tell, the look of the section's first line does.
 */
export function entriesOf(lines: readonly Line[], monthFirst: boolean): Entry[] {
  const rows = rowsOf(lines, monthFirst)
  const groups = groupsOf(rows)
  const firstGroup = groups[0]
  if (!firstGroup) return []
  const sideDates = (group: Group, next: Group | undefined): boolean => {
    for (let i = group.end; i < (next?.start ?? rows.length); i++) if ((rows[i]?.dates.length ?? 0) > 0) return true
    return false
  }
  const counts = groups.map((group, i) => {
    const dated = datedRows(rows, group)
    return { group, dated, count: dated.length || (sideDates(group, groups[i + 1]) ? 1 : 0) }
  })
  const withDate = counts.filter(({ count }) => count > 0)
  const opening = look(rows[(withDate[0]?.group ?? firstGroup).start] as Row)
  const gaps = withDate.slice(1).map(({ group }) => rows[group.start]?.line.above ?? 0)
  const usualGap = gaps.length > 0 ? Math.min(...gaps.filter(gap => gap > 0).concat(9)) : 0
  const texts = new Map<string, number>()
  for (const row of rows) {
    const text = row.mains.map(piece => piece.text).join(' ')
    texts.set(text, (texts.get(text) ?? 0) + 1)
  }
  const starts: number[] = []
  counts.forEach(({ group, dated, count }, i) => {
    const first = rows[group.start]
    if (!first) return
    if (count > 1) {
      const inner = startsIn(rows, group, dated, opening)
      starts.push(...inner)
      return
    }
    if (count === 1) {
      starts.push(group.start)
      return
    }
    const text = first.mains.map(piece => piece.text).join(' ')
    const known = withDate.length > 0
    if (isLabel(text) || text === '') return
    if (known && i === 0) starts.push(group.start)
    else if (known) {
      const spaced = first.line.above >= usualGap * 0.8 || first.line.above === 0
      if (look(first) === opening && spaced && texts.get(text) === 1 && !/[:：]$/.test(text)) starts.push(group.start)
    } else
      for (let r = group.start; r < group.end; r++) {
        const row = rows[r]
        if (row && look(row) === opening && (starts.length === 0 || r === group.start || row.line.above > 0.6))
          starts.push(r)
      }
  })
  const ordered = withoutSubheads(
    rows,
    [...new Set(starts)].sort((a, b) => a - b),
  )
  const built = ordered.map((start, i) => {
    const end = ordered[i + 1] ?? rows.length
    let headEnd = start
    while (
      headEnd < end &&
      rows[headEnd]?.kind === 'head' &&
      (headEnd === start || !isLabel(rows[headEnd]?.mains[0]?.text ?? ''))
    )
      headEnd++
    const all = rows.slice(start, end)
    return {
      head: rows.slice(start, headEnd),
      body: rows.slice(headEnd, end),
      dates: all
        .filter((row, index) => index < headEnd - start || row.line.bullet !== null || row.mains.length > 0)
        .flatMap(row => row.dates),
    }
  })
  const least = Math.min(...built.map(entry => entry.head.length))
  return built.map(entry => ({ ...entry, least }))
}

/** The span that an entry's dates give together: one span, or two single dates that follow one another. */
export function spanOf(entry: Entry): { readonly span: DateSpan; readonly pieces: readonly Piece[] } | null {
  const [first, second] = entry.dates
  if (!first) return null
  const range = entry.dates.find(({ span }) => !span.single)
  if (range) return { span: range.span, pieces: [range.piece] }
  if (second && first.span.from && second.span.from && first.piece.line !== second.piece.line) {
    const [from, to] = [first.span.from, second.span.from].sort()
    return {
      span: { ...first.span, from: from ?? null, to: to ?? null, single: false },
      pieces: [first.piece, second.piece],
    }
  }
  return { span: first.span, pieces: [first.piece] }
}
