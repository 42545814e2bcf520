import type { Cell, Line } from '../layout/model.ts'
import { type SectionKind, sectionOf, spokenOf } from './words.ts'

export interface Section {
  /** `header`: what stands before the first heading. */
  readonly kind: SectionKind | 'header'
  /** The heading as written. */
  readonly title: string
  readonly head: Line | null
  readonly lines: readonly Line[]
}

const isCaps = (text: string) => text === text.toUpperCase() && /\p{Lu}/u.test(text)

/** What a line looks like: headings of one document look alike. */
function look(cell: Cell): string {
  const style = cell.words[0]?.style
  return `${style?.size.toFixed(0)} ${style?.bold} ${style?.colour} ${isCaps(cell.text)} ${cell.words[0]?.level ?? ''}`
}

interface Body {
  readonly size: number
  readonly bold: boolean
  readonly colour: string
}

/** The style that most of the text is set in. */
function bodyOf(lines: readonly Line[]): Body {
  const counts = new Map<string, { body: Body; count: number }>()
  for (const line of lines)
    for (const cell of line.cells)
      for (const { style, text } of cell.words) {
        const key = `${style.size} ${style.bold} ${style.colour}`
        const entry = counts.get(key) ?? { body: style, count: 0 }
        entry.count += text.length
        counts.set(key, entry)
      }
  let best = { body: { size: 10, bold: false, colour: '#000000' }, count: 0 }
  for (const entry of counts.values()) if (entry.count > best.count) best = entry
  return best.body
}

interface Candidate {
  readonly index: number
  readonly cell: Cell
  readonly kind: SectionKind
  readonly look: string
  readonly weight: number
  /** Other cells stand beside it on its line. */
  readonly beside: boolean
  /** It goes on in the first cell of the next line. */
  readonly second: Cell | null
  readonly title: string
}

const strong: ReadonlySet<SectionKind> = new Set<SectionKind>(['work', 'education', 'skills'])

function weigh(line: Line, cell: Cell, body: Body, first: boolean): number {
  const style = cell.words[0]?.style
  if (!style) return 0
  return (
    (style.size > body.size * 1.08 ? 1.2 : style.size < body.size * 0.95 ? -0.3 : 0) +
    (style.bold && !body.bold ? 1 : 0) +
    (isCaps(cell.text) ? 0.8 : 0) +
    (style.colour !== body.colour ? 0.4 : 0) +
    (line.above > 0.6 || first ? 0.5 : 0) +
    (line.level !== null ? 1.5 : 0) +
    (/[:：]$/.test(cell.text) ? 0.3 : 0) +
    (/^[【■□◆●▼＜<《]/.test(cell.text) ? 0.8 : 0)
  )
}

/** The part of a line that could be a heading: all of it, or what stands alone in the margin left of the rest. */
function headCell(line: Line): { cell: Cell; beside: boolean } | null {
  const [first, second] = line.cells
  if (line.bullet && !/^[■◆●▼□]$/.test(line.bullet)) return null
  if (!second) return { cell: first, beside: false }
  const [a, b] = [first.words[0]?.style, second.words[0]?.style]
  if (!a || !b) return null
  const differs =
    a.size !== b.size || a.bold !== b.bold || a.colour !== b.colour || isCaps(first.text) !== isCaps(second.text)
  return differs ? { cell: first, beside: true } : null
}

/** A heading that did not fit on its line: "CENTRES" over "D’INTÉRÊT". */
function twoLines(
  lines: readonly Line[],
  index: number,
  cell: Cell,
): { kind: SectionKind; cell: Cell; title: string } | null {
  const next = lines[index + 1]
  const below = next?.cells[0]
  const [line, size] = [lines[index], cell.words[0]?.style.size ?? 10]
  if (
    !line ||
    !next ||
    !below ||
    next.flow !== line.flow ||
    next.page !== line.page ||
    next.base - line.base > size * 1.9
  )
    return null
  if (look(below) !== look(cell) || below.text.length > 30 || next.bullet !== null) return null
  const aligned =
    Math.abs(below.box.x0 - cell.box.x0) < 4 ||
    Math.abs(below.box.x1 - cell.box.x1) < 4 ||
    Math.abs(below.box.x0 + below.box.x1 - cell.box.x0 - cell.box.x1) < 8
  if (!aligned) return null
  for (const title of [`${cell.text} ${below.text}`, `${cell.text.replace(/-$/, '')}${below.text}`]) {
    const kind = sectionOf(title)
    if (kind) return { kind, cell: below, title }
  }
  return null
}

/**
 * Headings where the words of none are known: short lines of one look, larger than the text, at least three of them, that hold no
 * date; some say by a word what they head.
 */
function headsByLook(lines: readonly Line[], body: Body): Map<number, Candidate> {
  const groups = new Map<string, Candidate[]>()
  lines.forEach((line, index) => {
    const head = headCell(line)
    const style = head?.cell.words[0]?.style
    if (!head || !style || head.beside || index === 0) return
    const { cell } = head
    if (style.size <= body.size * 1.08 || cell.text.length > 40 || /\d|@/.test(cell.text)) return
    const key = look(cell)
    const candidate: Candidate = {
      index,
      cell,
      kind: 'other',
      look: key,
      weight: 0,
      beside: false,
      second: null,
      title: cell.text,
    }
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  })
  const heads = [...groups.values()]
    .filter(group => group.length >= 3 && group.some(({ title }) => spokenOf(title) !== null))
    .sort((a, b) => b.length - a.length)[0]
  return new Map((heads ?? []).map(candidate => [candidate.index, candidate]))
}

/**
 * Finds the headings by their words in nine languages and by their looks: the look that most known headings share is the
 * document's look of a heading; unknown words in that look head a section of their own, known words in another do not.
 */
function headsOf(lines: readonly Line[], body: Body): Map<number, Candidate> {
  const candidates: Candidate[] = []
  const looks = new Map<string, number>()
  lines.forEach((line, index) => {
    const head = headCell(line)
    if (!head) return
    const shape = look(head.cell)
    looks.set(shape, (looks.get(shape) ?? 0) + 1)
    const whole = twoLines(lines, index, head.cell)
    const kind = whole?.kind ?? sectionOf(head.cell.text)
    if (!kind) return
    const first = index === 0 || lines[index - 1]?.flow !== line.flow
    candidates.push({
      index,
      cell: head.cell,
      kind,
      look: shape,
      weight: weigh(line, head.cell, body, first),
      beside: head.beside,
      second: whole?.cell ?? null,
      title: whole?.title ?? head.cell.text,
    })
  })
  const score = new Map<string, number>()
  for (const key of looks.keys()) {
    const mine = candidates.filter(candidate => candidate.look === key)
    const kinds = new Set(mine.map(({ kind }) => kind))
    if (kinds.size === 0) continue
    const weight = mine.reduce((sum, candidate) => sum + candidate.weight, 0) / mine.length
    const points = [...kinds].reduce((sum, kind) => sum + (strong.has(kind) ? 2 : 1), 0)
    score.set(key, points * (0.5 + weight))
  }
  const best = [...score].sort((a, b) => b[1] - a[1])[0]?.[0]
  if (best === undefined) return headsByLook(lines, body)
  const bestWeight = Math.max(...candidates.filter(candidate => candidate.look === best).map(({ weight }) => weight))
  const purity = (key: string) => candidates.filter(candidate => candidate.look === key).length / (looks.get(key) ?? 1)
  const flows = (key: string) =>
    new Set(candidates.filter(candidate => candidate.look === key).map(({ index }) => lines[index]?.flow))
  const bestFlows = flows(best)
  const heads = new Map<number, Candidate>()
  for (const candidate of candidates) {
    const same = candidate.look === best
    const flow = lines[candidate.index]?.flow
    const elsewhere = !bestFlows.has(flow) && candidate.weight >= 1
    const equal = candidate.weight >= bestWeight - 0.25 && purity(candidate.look) >= 0.6
    if (same ? candidate.weight > 0 || candidates.length > 3 : elsewhere || equal) {
      if (!heads.get(candidate.index - 1)?.second) heads.set(candidate.index, candidate)
    }
  }
  const swallowed = new Set([...heads.values()].flatMap(({ second }) => second ?? []))
  const aboves = [...heads.values()]
    .filter(({ index }) => index > 0 && lines[index]?.above !== 0)
    .map(({ index }) => lines[index]?.above ?? 0)
    .sort((a, b) => a - b)
  const usual = aboves[aboves.length >> 1] ?? 0
  // A column may have headings of its own look.
  const shapes = new Set([best])
  for (const { index, look: own } of heads.values()) if (!bestFlows.has(lines[index]?.flow)) shapes.add(own)
  const rightmost = Math.max(...[...heads.values()].map(({ cell }) => cell.box.x0))
  for (const shape of shapes) {
    const mine = [...heads.values()].filter(candidate => candidate.look === shape)
    const weight = shape === best ? bestWeight : Math.max(...mine.map(candidate => candidate.weight))
    // Where headings look like nothing else, few of them need be known; where most of a look are headings, it may be a plain one.
    const plain = weight >= 0.5 && purity(shape) >= 0.5 && new Set(mine.map(({ kind }) => kind)).size >= 4
    if (!plain && (purity(shape) < (weight >= 2 ? 0.15 : 0.4) || weight < 1.2)) continue
    lines.forEach((line, index) => {
      const head = headCell(line)
      if (
        !head ||
        heads.has(index) ||
        swallowed.has(head.cell) ||
        look(head.cell) !== shape ||
        head.cell.text.length > 50
      )
        return
      if (shape !== best && bestFlows.has(line.flow)) return
      // What stands closer to the line above than headings do is the first line of something.
      if (line.above > 0 && line.above < usual * 0.55) return
      const before = lines[index - 1]
      const size = head.cell.words[0]?.style.size ?? 10
      if (before?.flow === line.flow && before.page === line.page && line.base - before.base < size * 1.25) return
      if (head.beside && head.cell.box.x0 > rightmost + 60) return
      heads.set(index, {
        index,
        cell: head.cell,
        kind: 'other',
        look: shape,
        weight: 0,
        beside: head.beside,
        second: null,
        title: head.cell.text,
      })
    })
  }
  return heads
}

const without = (line: Line, cell: Cell): Line | null => {
  const [first, ...rest] = line.cells.filter(other => other !== cell)
  return first ? { ...line, cells: [first, ...rest] } : null
}

/** The lines by the headings above them, in reading order. */
export function sectionsOf(lines: readonly Line[]): Section[] {
  const body = bodyOf(lines)
  const heads = headsOf(lines, body)
  const sections: { kind: Section['kind']; title: string; head: Line | null; lines: Line[] }[] = []
  const lengths = new Map<number, number>()
  for (const line of lines)
    lengths.set(line.flow, (lengths.get(line.flow) ?? 0) + line.cells.reduce((sum, cell) => sum + cell.text.length, 0))
  const lastOf = new Map<number, (typeof sections)[number]>()
  let current: (typeof sections)[number] = { kind: 'header', title: '', head: null, lines: [] }
  sections.push(current)
  let second: Cell | null = null
  lines.forEach((given, index) => {
    const line = second && given.cells[0] === second ? without(given, second) : given
    const swallowed = line === null
    second = null
    if (!line || swallowed) return
    const head = line === given ? heads.get(index) : undefined
    if (line.flow !== lines[index - 1]?.flow && index > 0) {
      // A page without columns goes on where the fuller column of the page before ended.
      const fullest = [...lastOf].sort((a, b) => (lengths.get(b[0]) ?? 0) - (lengths.get(a[0]) ?? 0))[0]?.[1]
      const goesOn = line.page > 1 && fullest
      current = goesOn
        ? { kind: fullest.kind, title: fullest.title, head: fullest.head, lines: [] }
        : { kind: 'header', title: '', head: null, lines: [] }
      sections.push(current)
    }
    if (head) {
      current = { kind: head.kind, title: head.title, head: line, lines: [] }
      second = head.second
      sections.push(current)
      const rest = head.beside ? without(line, head.cell) : null
      if (rest) current.lines.push(rest)
    } else current.lines.push(line)
    lastOf.set(line.flow, current)
  })
  // A heading in the margin may stand a little below the first line of what it heads.
  sections.forEach((section, i) => {
    const before = sections[i - 1]
    const last = before?.lines.at(-1)
    if (!section.head || !before || !last || last.flow !== section.head.flow || last.page !== section.head.page) return
    const first = section.lines[0]
    const marginal = section.head.box.x1 < last.box.x0
    if (
      marginal &&
      first &&
      Math.abs(first.box.x0 - last.box.x0) < 4 &&
      section.head.base - last.base < 8 &&
      before.head
    ) {
      before.lines.pop()
      section.lines.unshift(last)
    }
  })
  return sections.filter(section => section.lines.length > 0)
}
