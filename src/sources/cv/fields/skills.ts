import { type Cell, type Line, unite } from '../layout/model.ts'
import { glue } from './atoms.ts'
import type { LanguageFound, SkillGroup } from './cv.ts'
import { splitList } from './education.ts'
import { languageList } from './languages.ts'
import { cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'
import { oneParagraph } from './prose.ts'

const drawn = /[\s●○◉◯★☆■□▪▫⬤]{2,}$/
const levels =
  /^(?:beginner|basic|basics|elementary|intermediate|advanced|expert|master|proficient|fluent|novice|competent|strong|good|very good|excellent|experienced|familiar|working knowledge|professional|grundkenntnisse|grundlagen|gut|sehr gut|gute kenntnisse|sehr gute kenntnisse|fortgeschritten|experte|expertin|anfänger|erfahren|débutant|intermédiaire|avancé|avancée|confirmé|courant|maîtrise|bonne maîtrise|notions|básico|intermedio|avanzado|experto|medio|alto|base|intermedio|avanzato|esperto|buono|ottimo|basis|gemiddeld|gevorderd|goed|zeer goed|uitstekend|podstawowy|podstawowa|średniozaawansowany|zaawansowany|biegły|biegle|dobry|dobra|bardzo dobry|ekspert|intermédio|avançado|especialista|初級|中級|上級|\d{1,2}\+? ?(?:years?|yrs?|jahre?|ans|años|anni|jaar|lat|anos|年)|\d{1,3} ?%|\d ?\/ ?\d{1,2})$/i

const isLevel = (text: string): boolean => text.length < 32 && levels.test(text.trim())

interface Grouped {
  name: Piece | null
  level: Piece | null
  x: number
  readonly items: { piece: Piece; level: Piece | null }[]
}

/** "Languages: Python, C++": a label before a colon, then a list. */
const labelled = /^([^:：]{2,45})[:：]\s*(.*)$/su

/** "Hands-on – Rigging, Pruning": only where the section's lines are written so. */
const dashed = /^([^,;:–—]{2,40})\s[–—-]\s(\S[^–—]*[,;·|/]\s.*)$/su
const hasDashes = (lines: readonly Line[]): boolean =>
  lines.length >= 2 && lines.filter(line => dashed.test(line.cells[0].text)).length >= lines.length * 0.6

/** A label before its list on one line, and the list: after a colon or a dash, or in bold before what is not. */
function labelOf(piece: Piece, dashes: boolean): { name: Piece; rest: Piece } | null {
  const parted = (end: number, from: number) => ({
    name: trimmed(cut(piece, 0, end)),
    rest: cut(piece, from, piece.text.length),
  })
  const match = labelled.exec(piece.text) ?? (dashes ? dashed.exec(piece.text) : null)
  if (match?.[1]) return parted(match[1].length, piece.text.length - (match[2]?.length ?? 0))
  const plain = piece.words.findIndex(word => !word.style.bold)
  const at = piece.at[plain] ?? 0
  if (plain < 1 || at < 2 || piece.words.slice(plain).some(word => word.style.bold)) return null
  return /[,;·|]\s/.test(piece.text.slice(at)) && !/[,;·|]\s/.test(piece.text.slice(0, at)) ? parted(at, at) : null
}

const lookOf = (cell: Cell) => {
  const style = cell.words[0]?.style
  return `${style?.size.toFixed(0)} ${style?.bold} ${style?.colour}`
}

/** The look of labels, where a section has labels on lines of their own: another look stands below each. */
function labelLook(lines: readonly Line[]): string | null {
  const counts = new Map<string, { follows: number; total: number }>()
  lines.forEach((line, i) => {
    const look = lookOf(line.cells[0])
    const entry = counts.get(look) ?? { follows: 0, total: 0 }
    entry.total++
    const next = lines[i + 1]
    if (
      next &&
      line.bullet === null &&
      (lookOf(next.cells[0]) !== look || next.bullet !== null) &&
      !labelled.test(line.cells[0].text)
    )
      entry.follows++
    counts.set(look, entry)
  })
  const looks = [...counts].filter(([, { follows, total }]) => follows >= 1 && follows >= total * 0.6)
  if (counts.size < 2 && !lines.some(line => line.bullet !== null)) return null
  // A label is bolder or bigger than what it is over.
  const size = (look: string) => Number(look.split(' ')[0]) + (look.split(' ')[1] === 'true' ? 1.5 : 0)
  const best = looks.sort((a, b) => size(b[0]) - size(a[0]))[0]
  if (!best) return null
  const others = [...counts.keys()].filter(look => look !== best[0])
  return others.length === 0 || others.every(look => size(look) <= size(best[0])) ? best[0] : null
}

function withLevel(piece: Piece): { piece: Piece; level: Piece | null } {
  const match = /\s*[(（]([^()（）]+)[)）]\s*$|\s+[–—-]\s+([^–—]+)$|\s*[:：]\s*(.+)$/u.exec(piece.text)
  const inner = match?.[1] ?? match?.[2] ?? match?.[3]
  if (match && inner && isLevel(inner) && match.index > 0) {
    const at = match.index + match[0].indexOf(inner)
    return { piece: trimmed(cut(piece, 0, match.index)), level: cut(piece, at, at + inner.length) }
  }
  const stars = drawn.exec(piece.text)
  return { piece: stars && stars.index > 0 ? trimmed(cut(piece, 0, stars.index)) : piece, level: null }
}

/** Is it a skill's name, not a sentence about one? */
const nameLike = (text: string): boolean =>
  text.length > 0 &&
  text.length <= 70 &&
  text.split(' ').length <= 9 &&
  !/[.!?]$/.test(text.replace(/\b(?:etc|Inc)\.$/, '')) &&
  /[\p{L}]/u.test(text)

/** A list that was ended like a sentence: "Baking, Camogie, Sea swimming." */
const unstopped = (item: Piece): Piece =>
  /^[^.!?]{2,40}\p{L}{2}\.$/u.test(item.text) && item.text.split(' ').length <= 4
    ? cut(item, 0, item.text.length - 1)
    : item

const lastAnd = /\s(?:and|und|et|&)\s(?=\S+(?: \S+)?$)/i

/** What stands between dashes: "Pétanque – Cuisine – Voile". */
function piecesBetween(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (const match of piece.text.matchAll(/\s[–—-]\s/g)) {
    parts.push(trimmed(cut(piece, start, match.index)))
    start = match.index + match[0].length
  }
  return [...parts, trimmed(cut(piece, start, piece.text.length))].filter(part => part.text !== '')
}

/** Items of one cell; "and" before the last of a list parts two. */
function itemsIn(piece: Piece): Piece[] {
  const dashed = /^[^,;]+?\s[–—-]\s[^,;]+?\s[–—-]\s[^,;]+$/.test(piece.text) ? piecesBetween(piece) : null
  const items = (dashed ?? splitList(piece)).flatMap(item => (/\s\/\s/.test(item.text) ? slashed(item) : [item]))
  const last = items.at(-1)
  if (items.length >= 2 && last) {
    const lead = /^(?:and|und|et|y|e|en|i|&)\s+/i.exec(last.text)
    if (lead) return [...items.slice(0, -1), trimmed(cut(last, lead[0].length, last.text.length))]
    const match = lastAnd.exec(last.text)
    if (match && match.index > 1 && !/&/.test(match[0]) && last.text.split(' ').length <= 4)
      return [
        ...items.slice(0, -1),
        trimmed(cut(last, 0, match.index)),
        trimmed(cut(last, match.index + match[0].length, last.text.length)),
      ]
  }
  return items
}

function slashed(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (const match of piece.text.matchAll(/\s\/\s/g)) {
    parts.push(trimmed(cut(piece, start, match.index)))
    start = match.index + match[0].length
  }
  return [...parts, trimmed(cut(piece, start, piece.text.length))]
}

interface SkillsRead {
  readonly groups: SkillGroup[]
  /** Languages that stand among the skills. */
  readonly languages: LanguageFound[]
}

/** Lists that fill their line and go on below are one list. */
function unwrappedLists(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  let last: Line | undefined
  for (const line of lines) {
    const open = result.at(-1)
    const [cell, before] = [line.cells[0], open?.cells[0]]
    const [word, end] = [cell.words[0], last?.cells[0].words.at(-1)]
    const single =
      open &&
      last &&
      before &&
      line.cells.length === 1 &&
      open.cells.length === 1 &&
      line.bullet === null &&
      line.flow === last.flow &&
      line.page === last.page
    const alike =
      word &&
      end &&
      word.style.size === end.style.size &&
      word.style.bold === end.style.bold &&
      word.style.colour === end.style.colour
    const said = oneParagraph(last, line)
    const listed = before && /[,;·•|/]\s/.test(before.text) && !labelled.test(cell.text)
    const fits =
      word && end && last && end.box.x1 + word.style.size * 0.25 + (word.box.x1 - word.box.x0) < last.edge - 2
    if (single && listed && alike && before && (said ?? (line.above < 0.75 && !fits))) {
      const words = [...before.words, ...cell.words]
      const text =
        /\p{L}[-\u00ad]$/u.test(before.text) && /^\p{Ll}/u.test(cell.text)
          ? before.text.slice(0, -1) + cell.text
          : `${before.text} ${cell.text}`
      result[result.length - 1] = { ...open, cells: [{ ...before, words, text, box: unite(before.box, cell.box) }] }
    } else result.push(line)
    last = line
  }
  return result
}

/** The skills of a section one by one, under their labels where it has any. */
export function skillsOf(given: readonly Line[]): SkillsRead {
  const lines = unwrappedLists(given)
  const groups: Grouped[] = []
  const languages: LanguageFound[] = []
  const label = labelLook(lines)
  const dashes = hasDashes(lines)
  let open: Grouped[] = []
  const start = (name: Piece | null, x: number): Grouped => {
    const group: Grouped = { name, level: null, x, items: [] }
    groups.push(group)
    return group
  }
  const belongs = (x: number): Grouped => {
    const near = open.filter(group => group.x <= x + 8).at(-1) ?? open[0]
    if (near) return near
    const made = start(null, x)
    open[0] = made
    return made
  }
  const add = (piece: Piece, group: Grouped) => {
    for (const item of itemsIn(piece)) {
      if (isLevel(item.text)) {
        const last = group.items.at(-1)
        if (last && last.level === null) last.level = item
        else if (group.items.length === 0) group.level = item
        continue
      }
      const read = withLevel(unstopped(item))
      if (nameLike(read.piece.text)) group.items.push(read)
    }
  }
  let unfinished: { group: Grouped; line: Line } | null = null
  lines.forEach((line, index) => {
    const pieces = line.cells.map(cell => pieceOf(cell, line))
    const [first] = pieces
    if (!first) return
    const isLabelRow =
      label !== null &&
      line.bullet === null &&
      lookOf(line.cells[0]) === label &&
      line.cells.every(cell => lookOf(cell) === label || isLevel(cell.text)) &&
      !labelled.test(first.text) &&
      !/,/.test(first.text) &&
      lines[index + 1] !== undefined &&
      (lookOf(lines[index + 1]?.cells[0] ?? line.cells[0]) !== label || lines[index + 1]?.bullet !== null)
    if (isLabelRow) {
      open = []
      for (const piece of pieces) {
        const x = piece.words[0]?.box.x0 ?? 0
        if (isLevel(piece.text) && open.length > 0) (open.at(-1) as Grouped).level = piece
        else open.push(start(trimmed(piece), x))
      }
      unfinished = null
      return
    }
    pieces.forEach((piece, column) => {
      const x = piece.words[0]?.box.x0 ?? 0
      const told = labelOf(piece, dashes)
      if (
        told &&
        (column === 0 || told.rest.text) &&
        !isLevel(told.rest.text) &&
        told.name.text.split(' ').length <= 6
      ) {
        const { name, rest } = told
        const spoken = rest.text ? languageList(rest) : null
        if (spoken) {
          languages.push(...spoken)
          return
        }
        const generic = /^(?:skills|keywords|tools|technologies|kenntnisse)$/i.test(name.text) ? open[0] : undefined
        const group = generic ?? start(name, x)
        open = [group]
        if (rest.text) add(rest, group)
        unfinished = { group, line }
        return
      }
      // The first cell of a table's row is the label of the others.
      const second = line.cells[1]
      if (
        column === 0 &&
        second &&
        pieces.length === 2 &&
        line.bullet === null &&
        (lookOf(line.cells[0]) !== lookOf(second) || /,/.test(second.text)) &&
        !isLevel(second.text) &&
        !/,/.test(piece.text)
      ) {
        const spoken = languageList(pieceOf(second, line))
        if (spoken) languages.push(...spoken)
        open = spoken ? [] : [start(trimmed(piece), second.box.x0)]
        return
      }
      if (column === 1 && pieces.length === 2 && open.length === 0 && languages.length > 0) return
      // A list that went on from the line above, in its column.
      const wraps =
        unfinished &&
        line.bullet === null &&
        line.above < 0.9 &&
        column === 0 &&
        unfinished.line.box.x1 > unfinished.line.edge - 90
      if (wraps && unfinished) {
        const last = unfinished.group.items.at(-1)
        const before = unfinished.line.cells.at(-1)?.text ?? ''
        const parts = splitList(piece)
        const [head] = parts
        if (last && head && !/[,;·•|]\s*$/.test(before) && !/^[,;·•|]/.test(piece.text)) {
          unfinished.group.items.pop()
          const joined = glue(last.piece, head)
          unfinished.group.items.push({ piece: joined, level: last.level })
          for (const part of parts.slice(1)) if (nameLike(part.text)) unfinished.group.items.push(withLevel(part))
        } else add(piece, unfinished.group)
        unfinished = { group: unfinished.group, line }
        return
      }
      const group = belongs(x)
      add(piece, group)
      unfinished = /,/.test(piece.text) ? { group, line } : null
    })
  })
  return { groups: groups.filter(group => group.items.length > 0 || group.name).map(toGroup), languages }
}

const value = (piece: Piece, confidence: number): Found => found(piece.text, piece, confidence)

function toGroup({ name, level, items }: Grouped): SkillGroup {
  return {
    name: name ? value(name, 0.85) : null,
    level: level ? value(level, 0.8) : null,
    keywords: items.map(item => value(item.piece, 0.85)),
  }
}
