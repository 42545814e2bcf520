import type { Loose } from './cells.ts'

interface Gutter {
  /** Where the right column begins. */
  readonly x: number
  readonly top: number
  readonly foot: number
  readonly left: readonly Loose[]
  readonly right: readonly Loose[]
}

export interface Words {
  /** The text, alone on its line, is a section's heading in some language. */
  readonly isHead: (loose: Loose, bodySize: number) => boolean
  /** A date, a length of time, a place, a grade: what stands in the margin of what it belongs to. */
  readonly isMarginal: (text: string) => boolean
}

/** The same, for one stretch of text. */
interface Told {
  readonly isHead: (loose: Loose) => boolean
  /** In the type of the known heads, where that is bigger than the text's: a head in words nobody has heard of. */
  readonly looksHead: (loose: Loose) => boolean
  readonly isMarginal: (text: string) => boolean
}

/** Words that head a section, without those that are only set as labels are where real headings are set bigger. */
function headsAmong(items: readonly Loose[], vocabulary: Words, size: number): ReadonlySet<Loose> {
  const all = items.filter(item => vocabulary.isHead(item, size))
  const prominent = all.filter(({ size: own, cell }) => own > size * 1.05 || cell.text === cell.text.toUpperCase())
  return new Set(prominent.length >= 3 ? prominent : all)
}

/** The size that most of the text is set in. */
function bodySize(items: readonly Loose[]): number {
  const counts = new Map<number, number>()
  for (const { size, cell } of items) counts.set(size, (counts.get(size) ?? 0) + cell.text.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Points between two places that are tried; wider where a broken file has text far outside. */
const step = 1.5
const mostSteps = 800
const y0 = (item: Loose) => item.cell.box.y0
const y1 = (item: Loose) => item.cell.box.y1

/** Where two columns can begin below a line over both: its paragraph's last lines may be short enough to look like the left one's. */
function belowParagraph(items: readonly Loose[], over: Loose | null, x: number, lowest: number): number {
  let top = lowest
  for (let last = over; last; ) {
    const { base, size, cell }: Loose = last
    const next: Loose | undefined = items.find(
      item =>
        item.base > base + size * 0.8 &&
        item.base < base + size * 1.6 &&
        item.size === size &&
        Math.abs(item.cell.box.x0 - cell.box.x0) < 1 &&
        item.cell.box.x1 <= x,
    )
    const shared = next && items.some(item => item !== next && Math.abs(item.base - next.base) < size * 0.8)
    if (!next || shared || next.bullet || cell.text.length < 40) break
    top = Math.max(top, y1(next))
    last = next
  }
  return top
}

/** Stretches of the page, top to foot, in which nothing crosses the strip at x. */
function clearStretches(items: readonly Loose[], x: number): Gutter[] {
  const crossing = items.filter(({ cell: { box } }) => box.x0 < x - 0.5 && box.x1 > x - 3).sort((a, b) => y0(a) - y0(b))
  const found: Gutter[] = []
  let lowest = Number.NEGATIVE_INFINITY
  let over: Loose | null = null
  const close = (foot: number) => {
    const top = belowParagraph(items, over, x, lowest)
    const inside = items.filter(item => item.base > top && item.base < foot)
    const left = inside.filter(({ cell: { box } }) => box.x1 <= x - 3)
    const right = inside.filter(({ cell: { box } }) => box.x0 >= x - 0.5)
    if (left.length >= 2 && right.length >= 2) found.push({ x, top, foot, left, right })
  }
  for (const item of crossing) {
    if (y0(item) > lowest) close(y0(item))
    if (y1(item) >= lowest) over = item
    lowest = Math.max(lowest, y1(item))
  }
  close(Number.POSITIVE_INFINITY)
  return found
}

const rowCount = (items: readonly Loose[]) => new Set(items.map(item => Math.round(item.base / 2))).size

/** How many of the sparser side's cells share a foot with one of the other side: 1 in a table, by chance in columns. */
function sharedFeet(a: readonly Loose[], b: readonly Loose[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  return few.filter(item => many.some(other => Math.abs(other.base - item.base) < 1.3)).length / few.length
}

const look = ({ cell }: Loose) =>
  `${cell.words[0]?.style.size} ${cell.words[0]?.style.bold} ${cell.words[0]?.style.colour}`

/** Headings in a margin, some of them on two lines: all look as the known ones do. */
function headsOnly(side: readonly Loose[], words: Told): boolean {
  const heads = side.filter(words.isHead)
  const looks = new Set(heads.map(look))
  return heads.length >= side.length * 0.4 && looks.size === 1 && share(side, item => looks.has(look(item))) >= 0.75
}

/** Under its headings mostly dates and the like: a margin, though the headings of the whole stand in it. */
function datesOnly(side: readonly Loose[], words: Told): boolean {
  const plain = side.filter(item => !words.isHead(item))
  return plain.length > 0 && share(plain, item => words.isMarginal(item.cell.text)) >= 0.5
}

const share = (items: readonly Loose[], test: (item: Loose) => boolean) => items.filter(test).length / items.length

/** Of both sides only what has the other side beside it, or the next row of it. */
function beside({ left, right }: Gutter): { left: readonly Loose[]; right: readonly Loose[] } {
  const span = (items: readonly Loose[]) => [Math.min(...items.map(y0)), Math.max(...items.map(y1))] as const
  const [[topLeft, footLeft], [topRight, footRight]] = [span(left), span(right)]
  const top = Math.max(topLeft, topRight) - 12
  const foot = Math.min(footLeft, footRight) + 12
  const within = (item: Loose) => y1(item) > top && y0(item) < foot
  const [a, b] = [left.filter(within), right.filter(within)]
  return a.length > 0 && b.length > 0 ? { left: a, right: b } : { left, right }
}

/** Places and dates at the right edge of the left text, taken for a part of the right one: they end before it begins. */
function takesMargin(left: readonly Loose[], right: readonly Loose[], words: Told): boolean {
  const starts = right.map(({ cell }) => cell.box.x0).sort((a, b) => a - b)
  const usual = starts[starts.length >> 1] ?? 0
  const taken = right.filter(
    ({ cell, base }) =>
      cell.box.x1 < usual && words.isMarginal(cell.text) && left.some(other => Math.abs(other.base - base) < 1.3),
  )
  return taken.length >= 2
}

/**
 * Are these two texts side by side, each read from top to foot, or one text with a margin beside it? Two columns have
 * headings on both sides; a margin has dates, places, or all of the headings.
 */
function isFlow(gutter: Gutter, words: Told): boolean {
  const { left, right } = beside(gutter)
  const [rowsLeft, rowsRight] = [rowCount(left), rowCount(right)]
  if (Math.min(rowsLeft, rowsRight) < 3 || takesMargin(left, right, words)) return false
  for (const side of [left, right])
    if (
      datesOnly(side, words) ||
      share(side, item => words.isMarginal(item.cell.text) || words.isHead(item)) > 0.75 ||
      headsOnly(side, words)
    )
      return false
  const heads = [left, right].map(side => {
    const known = side.filter(words.isHead)
    return known.length > 0 ? known : side.filter(words.looksHead)
  })
  const [headsLeft = [], headsRight = []] = heads
  const shared = sharedFeet(
    left.filter(item => headsRight.length > 0 || !words.isHead(item)),
    right.filter(item => headsLeft.length > 0 || !words.isHead(item)),
  )
  if (headsLeft.length > 0 && headsRight.length > 0) {
    const sameRow = headsLeft.filter(a => headsRight.some(b => Math.abs(a.base - b.base) < 1)).length
    return sameRow < Math.max(headsLeft.length, headsRight.length) || shared < 0.9 || headsLeft.length === 1
  }
  const few = Math.min(rowsLeft, rowsRight)
  const long = (side: readonly Loose[]) => side.reduce((sum, item) => sum + item.cell.text.length, 0) / side.length > 22
  if (headsLeft.length > 0 || headsRight.length > 0) {
    const headless = headsLeft.length > 0 ? right : left
    const reach = headless.filter(({ cell }) => /@\w|https?:|www\.|\+?\d[\d ()/-]{7,}/.test(cell.text)).length
    return few >= 4 && shared < 0.6 && (long(headless) || reach >= 2)
  }
  return few >= 6 && shared < 0.4 && long(left) && long(right)
}

const firstHead = (side: readonly Loose[], words: Told) =>
  Math.min(...side.filter(words.isHead).map(({ base }) => base))

/**
 * Below a text over the whole width two columns begin together: what only one side has before the other begins, and lines
 * with their dates at the margin above headings that stand side by side, still belong to that text.
 */
function fromSharedTop(gutter: Gutter, words: Told): Gutter {
  const { left, right } = gutter
  if (!Number.isFinite(gutter.top)) return gutter
  const begins = Math.max(Math.min(...left.map(y0)), Math.min(...right.map(y0)))
  let before = [...left, ...right].filter(item => y1(item) < begins - 2)
  if (before.length > 4) before = []
  const [a, b] = [left, right].map(side =>
    firstHead(
      side.filter(item => !before.includes(item)),
      words,
    ),
  )
  if (a !== undefined && b !== undefined && Number.isFinite(a) && Math.abs(a - b) < 3) {
    const margin = right.filter(({ base }) => base < b - 3)
    if (margin.length > 0 && margin.every(({ cell }) => words.isMarginal(cell.text)))
      before = [...left, ...right].filter(({ base }) => base < Math.min(a, b) - 3)
  }
  const below = {
    left: left.filter(item => !before.includes(item)),
    right: right.filter(item => !before.includes(item)),
  }
  if (before.length === 0 || below.left.length < 2 || below.right.length < 2) return gutter
  return { ...gutter, ...below, top: Math.max(...before.map(({ base }) => base)) }
}

/** The gutter that parts the most text into two columns, if there is one. */
export function findGutter(items: readonly Loose[], vocabulary: Words): Gutter | null {
  if (items.length < 8) return null
  const size = bodySize(items)
  const heads = headsAmong(items, vocabulary, size)
  const looks = new Set([...heads].filter(({ size: own }) => own > size * 1.15).map(look))
  const words: Told = {
    isHead: item => heads.has(item),
    looksHead: item => looks.has(look(item)),
    isMarginal: vocabulary.isMarginal,
  }
  const from = Math.min(...items.map(({ cell }) => cell.box.x0))
  const to = Math.max(...items.map(({ cell }) => cell.box.x1))
  let best: Gutter | null = null
  let bestScore = 0
  const stride = Math.max(step, (to - from) / mostSteps)
  for (let x = from + 40; x < to - 40; x += stride)
    for (const gutter of clearStretches(items, x)) {
      const edge = Math.min(...gutter.right.map(({ cell }) => cell.box.x0))
      const width = edge - Math.max(...gutter.left.map(({ cell }) => cell.box.x1))
      const score =
        Math.min(rowCount(gutter.left), rowCount(gutter.right)) * 100 +
        gutter.left.length +
        gutter.right.length +
        Math.min(width, 60)
      if (score > bestScore && width >= 3 && isFlow(gutter, words)) {
        best = { ...gutter, x: edge }
        bestScore = score
      }
    }
  return best && fromSharedTop(best, words)
}
