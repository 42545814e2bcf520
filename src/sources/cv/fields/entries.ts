import type { Line, Style } from '../layout/model.ts'
import { withWholeDates } from './broken-dates.ts'
import { companyScore } from './company-words.ts'
import { type DateSpan, findDates, isDuration } from './dates.ts'
import { cut, type Piece, pieceOf, trimmed } from './piece.ts'
import { placeScore } from './place.ts'

/** A line of a section with what it is told by. */
export interface Row {
  readonly line: Line
  /** The cells that are not dates, places or lengths of time. */
  readonly mains: readonly Piece[]
  /** Places and the like beside them. */
  readonly sides: readonly Piece[]
  readonly dates: readonly Dated[]
  readonly kind: 'head' | 'body'
  /** Where the text of this section ends on the right. */
  readonly room: number
  /** Where the text of lines ends that have a date or place beside it. */
  readonly column: number
}

export interface Dated {
  readonly span: DateSpan
  readonly piece: Piece
}

/** One job, school, project: its head lines and what is said of it below. */
export interface Entry {
  readonly head: readonly Row[]
  readonly body: readonly Row[]
  readonly dates: readonly Dated[]
  /** How many head lines the entries of the section have at least: a line more may be a wrapped one. */
  readonly least: number
}

const labels =
  /^(?:key |main |selected )?(?:highlights|achievements|accomplishments|responsibilities|duties|tasks|courses|coursework|relevant coursework|major courses|technologies|technologies used|tech stack|tools|skills|environment|keywords|projects|results|projekte|aufgaben|tätigkeiten|schwerpunkte|erfolge|missions|réalisations|tâches|responsabilités|environnement technique|responsabilidades|funciones|logros|tareas|responsabilità|attività|mansioni|risultati|taken|werkzaamheden|verantwoordelijkheden|resultaten|obowiązki|zakres obowiązków|osiągnięcia|zadania|atividades|realizações|業務内容|実績|担当業務|主な業務)\s*[:：]?$/iu

/** "Technologies: Java, Kafka" within an entry. */
const inlineLabel =
  /^(?:(?:key |main |selected |relevant |major )?(?:skills|technologies|technologies used|tech stack|tools|keywords|stack|environment|courses|coursework|modules|responsibilities|achievements|technologien|kurse|schwerpunkte|aufgaben|technologie|narzędzia|tecnologías|tecnologie|tecnologias|environnement technique|outils|cours|使用技術|開発環境))\s*[:：]\s*\S/iu

export const isLabel = (text: string): boolean => text.length < 40 && labels.test(text.trim())

const leadIn =
  /^(?:published|awarded|issued|date|datum|erschienen|issued on|awarded on|published on|verliehen|obtained|expected|graduated|graduation|expected graduation|class of|abschluss|completed)\s*(?:on|in|am|:)?\s*:?$/i

/** A date that stands for itself in its cell, at one of its ends or in brackets; a year within a sentence does not. */
function detached(text: string, span: DateSpan): boolean {
  const before = text.slice(0, span.start).trim()
  const after = text.slice(span.end).trim()
  const bare = (part: string) => part.replace(/[()[\],.:;|·•–—\-\s]+/g, '') === '' || isDuration(part)
  if (bare(before) && bare(after)) return true
  if (leadIn.test(before) && bare(after)) return true
  if (bare(after)) {
    if (!span.single) return before.length < 110
    if (/[([][^)\]]+$/.test(before)) return false
    return before.length < 110 && (/[,|·•–—(\-\]:)]$|\s\($/.test(before) || before.split(' ').length <= 9)
  }
  if (bare(before))
    return after.length < 110 && (!span.single || /^[,|·•–—:)-]/.test(after) || after.split(' ').length <= 8)
  return /^[)\]]/.test(after) && /[([]$/.test(before) && text.length < 120
}

interface Read {
  readonly mains: Piece[]
  readonly sides: Piece[]
  readonly dates: Dated[]
}

function readCells(line: Line, monthFirst: boolean): Read {
  const read: Read = { mains: [], sides: [], dates: [] }
  const pieces = line.cells.map(cell => pieceOf(cell, line))
  pieces.forEach((piece, index) => {
    const alone = pieces.length === 1
    const spans = findDates(piece.text, monthFirst).filter(span => detached(piece.text, span))
    const last = spans.at(-1)
    // In an item of a list a date counts only beside the text, not in it.
    if (line.bullet && index === 0) {
      read.mains.push(piece)
      return
    }
    if (!last || (alone && piece.text.length > 110)) {
      const bare = trimmed(piece)
      if (!bare.text) return
      const marked = line.cells[index]?.icon === true && index > 0 && bare.text.length < 40
      if (!alone && (marked || isDuration(bare.text) || placeScore(bare.text) > 0.55)) read.sides.push(bare)
      else if (isDuration(bare.text)) return
      else read.mains.push(piece)
      return
    }
    for (const span of spans) read.dates.push({ span, piece: cut(piece, span.start, span.end) })
    const first = spans[0] ?? last
    const rests = [cut(piece, 0, first.start), cut(piece, last.end, piece.text.length)]
    for (const rest of rests) {
      const bare = trimmed(rest)
      if (!bare.text || isDuration(bare.text) || leadIn.test(bare.text)) continue
      if (placeScore(bare.text) > 0.55 && (pieces.length > 1 || bare.text.length < piece.text.length * 0.6))
        read.sides.push(bare)
      else read.mains.push(bare)
    }
  })
  return read
}

const reaches = (line: Line, room: number) => line.box.x1 > room - 45

/** How far lines of a section run: as far as those that are seen to go on, else as far as the column's. */
function roomOf(lines: readonly Line[]): number {
  const edge = lines[0]?.edge ?? 0
  const first = Math.max(0, ...lines.map(line => line.box.x1))
  const wraps = (line: Line, i: number) =>
    line.box.x1 > first - 14 &&
    /^\p{Ll}/u.test(lines[i + 1]?.cells[0].text ?? '') &&
    findDates(lines[i + 1]?.cells[0].text ?? '').length === 0
  return first < edge - 20 && lines.some(wraps) ? first : Math.max(edge, Math.min(first, edge + 6))
}

/** Do two lines belong to one paragraph by the document's own word? Null where it says nothing. */
export function oneParagraph(a: Line | undefined, b: Line | undefined): boolean | null {
  const [left, right] = [paragraphsOf(a), paragraphsOf(b)]
  return left.length === 0 || right.length === 0 ? null : left.some(number => right.includes(number))
}

const paragraphsOf = (line: Line | undefined): number[] =>
  line?.cells.flatMap(cell => cell.words[0]?.paragraph ?? []) ?? []
const wordCount = (text: string) => (/[\u3040-\u9fff]/.test(text) ? text.length / 2.5 : text.split(' ').length)

const alikeType = (row: Row | undefined, cell: Line['cells'][0]): boolean => {
  const [a, b] = [row?.mains.at(-1)?.words.at(-1)?.style, cell.words[0]?.style]
  return a !== undefined && b !== undefined && a.size === b.size && a.bold === b.bold && a.colour === b.colour
}

/** Would the next word have found no room on the line? */
const full = (row: Row | undefined, cell: Line['cells'][0], room: number): boolean => {
  const [last, word] = [row?.mains.at(-1)?.words.at(-1), cell.words[0]]
  if (!last || !word || !row) return false
  const limit = row.line.cells.length > 1 ? (row.line.cells[1]?.box.x0 ?? room) : room
  return last.box.x1 + word.style.size * 0.2 + (word.box.x1 - word.box.x0) > limit - 3 || /[-\u00ad]$/.test(last.text)
}

/** Running text, as against the lines that say who, where and when. */
function isProse(text: string, line: Line, room: number, boldHeads: boolean): boolean {
  if (companyScore(text) > 0.9 && wordCount(text) <= 7) return false
  if (/\s[·|•]\s/.test(text) && !/[.!?。]$/.test(text)) return false
  if (boldHeads && line.cells[0].words.every(word => word.style.bold)) return false
  if (
    /\p{Ll}{2}[.;!?]$|[。；]$/u.test(text) &&
    wordCount(text) >= 4 &&
    !/\b(?:inc|ltd|co|corp|etc|jr|sr)\.$/i.test(text)
  )
    return true
  if (/\p{Ll}{2}[.!?] \p{Lu}/u.test(text) && wordCount(text) >= 6) return true
  return wordCount(text) >= 9 && reaches(line, room)
}

/** The line fills its row and the next goes on in the middle of a sentence. */
function goesOn(text: string, line: Line, next: Line | undefined, room: number): boolean {
  const said = oneParagraph(line, next)
  if (said !== null) return said
  if (!next || next.bullet || next.flow !== line.flow || wordCount(text) < 4) return false
  if (findDates(next.cells[0].text).some(span => detached(next.cells[0].text, span))) return false
  const word = next.cells[0].words[0]
  if (!word || line.box.x1 + (word.box.x1 - word.box.x0) + word.style.size * 0.2 < room - 2) return false
  const after = next.cells[0].text
  return (
    /^[\p{Ll}([]/u.test(after) &&
    !/^https?:/.test(after) &&
    next.cells[0].words[0]?.style.size === line.cells[0].words[0]?.style.size
  )
}

const styleOf = (row: Row): Style | undefined => (row.mains[0] ?? row.dates[0]?.piece ?? row.sides[0])?.words[0]?.style

export function rowsOf(given: readonly Line[], monthFirst: boolean): Row[] {
  const lines = withWholeDates(given)
  const rows: Row[] = []
  const room = roomOf(lines)
  const light = lines.filter(line => !line.cells[0].words[0]?.style.bold).length
  const boldHeads = light >= lines.length * 0.3
  lines.forEach((line, index) => {
    const last = rows.at(-1)
    const item =
      last?.kind === 'body' && rows.findLast(row => row.line.bullet !== null || row.kind === 'head')?.line.bullet
    const [cell] = line.cells
    const under = Math.abs(cell.box.x0 - (last?.line.cells[0].box.x0 ?? 0)) < 3
    const said = oneParagraph(last?.line, line)
    // Under an item of a list that fills its line the next line is the item's, whatever it says.
    const whole =
      item &&
      line.bullet === null &&
      line.cells.length === 1 &&
      (said ?? (under && line.above < 0.5 && alikeType(last, cell) && full(last, cell, room)))
    const read: Read = whole ? { mains: [pieceOf(cell, line)], sides: [], dates: [] } : readCells(line, monthFirst)
    const text = read.mains.map(piece => piece.text).join(' ')
    let kind: Row['kind'] = 'head'
    if (line.bullet || whole || inlineLabel.test(text)) kind = 'body'
    else if (read.dates.length === 0 && text !== '') {
      if (isProse(text, line, room, boldHeads) || goesOn(text, line, lines[index + 1], room)) kind = 'body'
      else if (last?.kind === 'body') {
        const sameParagraph = said === true
        const close = said !== false && line.above < Math.max(0.75, last.line.above + 0.25)
        const style = read.mains[0]?.words[0]?.style
        const before = styleOf(last)
        const alike = style?.size === before?.size && style?.bold === before?.bold && style?.colour === before?.colour
        const indent = read.mains[0]?.words[0]?.box.x0 ?? 0
        const lastIndent = last.mains[0]?.words[0]?.box.x0 ?? 0
        const unfinished = !/[.!?:。]$/.test(last.mains.at(-1)?.text ?? '')
        if (sameParagraph || (/^[\p{Ll}(&]/u.test(text) && close)) kind = 'body'
        else if (close && alike && Math.abs(indent - lastIndent) < 9 && reaches(last.line, room) && unfinished)
          kind = 'body'
        else if (close && alike && last.line.bullet && Math.abs(indent - lastIndent) < 3 && line.above < 0.5)
          kind = 'body'
        else if (close && alike && !last.line.bullet && reaches(last.line, room) && Math.abs(indent - lastIndent) < 3)
          kind = 'body'
      }
    }
    rows.push({ line, ...read, kind, room, column: room })
  })
  const beside = rows
    .filter(row => row.mains.length === 1 && row.line.cells.length > 1)
    .map(row => row.mains[0]?.words.at(-1)?.box.x1 ?? 0)
  const column = Math.max(0, ...beside)
  return column > 0 ? rows.map(row => ({ ...row, column })) : rows
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
