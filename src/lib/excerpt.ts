import { foldName } from './normalise/name.ts'
import { isBeginning, wordsIn } from './normalise/words.ts'

/** A piece of a text; `hit` where it is what was searched for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

interface Found {
  readonly from: number
  readonly to: number
  /** Which of the searched words. */
  readonly word: number
}

/** Characters of a text that are looked through. */
const within = 30_000
/** Characters before the first word that an excerpt shows. */
const before = 60
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu

/** Where the words stand, in order. */
function placesOf(text: string, searched: readonly string[]): Found[] {
  const found: Found[] = []
  for (const { 0: written, index } of text.matchAll(word)) {
    const folded = foldName(written)
    const at = searched.findIndex(one =>
      isBeginning(one)
        ? folded.startsWith(one)
        : one === folded || (one.length === 2 && wordsIn(written).includes(one)),
    )
    if (at >= 0) found.push({ from: index, to: index + written.length, word: at })
  }
  return found
}

/** The stretch in which the most of the searched words stand, the first of those. */
function bestFrom(found: readonly Found[], length: number): number {
  let best = { from: 0, count: 0 }
  for (const [index, { from }] of found.entries()) {
    const near = new Set<number>()
    for (let next = index; next < found.length && (found[next]?.to ?? 0) - from < length - before; next++)
      near.add(found[next]?.word ?? -1)
    if (near.size > best.count) best = { from, count: near.size }
  }
  return best.from
}

/** Begins and ends at words. */
function stretch(text: string, from: number, length: number): readonly [number, number] {
  const start = from <= before ? 0 : text.indexOf(' ', from - before) + 1 || from
  if (text.length - start <= length) return [start, text.length]
  const end = text.lastIndexOf(' ', start + length)
  return [start, end > from ? end : start + length]
}

/**
 * The place of a text where searched words (folded, `wordsIn`) stand closest together, at most about `length` characters
 * of it, with the words marked; its beginning where none of them stands in it.
 */
export function excerptOf(whole: string, searched: readonly string[], length = 220): readonly Piece[] {
  const text = whole.slice(0, within).replace(/\s+/g, ' ').trim()
  const found = placesOf(text, searched)
  const [start, end] = stretch(text, bestFrom(found, length), length)
  const pieces: Piece[] = []
  const add = (from: number, to: number, hit: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), hit })
  }
  let at = start
  for (const one of found.filter(({ from, to }) => from >= start && to <= end)) {
    add(at, one.from, false)
    add(one.from, one.to, true)
    at = one.to
  }
  add(at, end, false)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last) return []
  if (start > 0) pieces.unshift({ text: '… ', hit: false })
  if (end < text.length || whole.length > within) pieces.push({ text: ' …', hit: false })
  return pieces
}

/** The same from closer to its first marked word on, for one line of a narrow place. */
export function closer(pieces: readonly Piece[], before = 20): readonly Piece[] {
  const [first, ...rest] = pieces[0]?.text === '… ' ? pieces.slice(1) : pieces
  if (!first || first.hit || first.text.length <= before || !rest.some(piece => piece.hit)) return pieces
  const from = first.text.indexOf(' ', first.text.length - before) + 1
  return [{ text: `… ${from > 0 ? first.text.slice(from) : ''}`, hit: false }, ...rest]
}
