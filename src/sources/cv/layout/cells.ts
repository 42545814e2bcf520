import { isBullet, isIcon, isRightToLeft, isSpaceless, withoutIcons } from './characters.ts'
import { type Box, type Cell, unite, type Word } from './model.ts'

/** A cell that has not found its line yet. */
export interface Loose {
  readonly cell: Cell
  readonly bullet: string | null
  readonly base: number
  readonly size: number
  /** An icon stood before it: what follows is a thing of its own. */
  readonly icon: boolean
}

/** Words as a person would type them after one another. */
export function textOf(words: readonly Word[]): string {
  let text = ''
  for (let i = 0; i < words.length; i++) {
    const [last, word] = [words[i - 1], words[i]]
    if (!word) continue
    // In a line that runs to the left the next word stands left of the last.
    const gap = last ? Math.max(word.box.x0 - last.box.x1, last.box.x0 - word.box.x1) : 0
    const glued =
      last !== undefined &&
      gap < word.style.size * 0.12 &&
      (isSpaceless(last.text.slice(-1)) || isSpaceless(word.text.slice(0, 1)) || gap < word.style.size * 0.03)
    text += (last && !glued ? ' ' : '') + word.text
  }
  // A soft hyphen that has text after it on its line was painted: it is a hyphen.
  return text.replace(/\u00ad(?=.)/g, '-').replace(/\u00ad$/, '\u00ad')
}

export function cellOf(words: readonly [Word, ...Word[]]): Cell {
  return { words, text: textOf(words), box: words.map(word => word.box).reduce(unite) }
}

const right = (a: Box, b: Box) => b.x0 - a.x1

/** Rows of words that share a foot, top to bottom; within a row from left to right. */
export function rowsOf(words: readonly Word[]): Word[][] {
  const rows: { base: number; words: Word[] }[] = []
  for (const word of [...words].sort((a, b) => a.base - b.base || a.box.x0 - b.box.x0)) {
    const row = rows.findLast(
      ({ base, words: others }) =>
        Math.abs(base - word.base) <= 0.28 * Math.min(word.style.size, others[0]?.style.size ?? word.style.size),
    )
    if (row) row.words.push(word)
    else rows.push({ base: word.base, words: [word] })
  }
  return rows.map(row => row.words.sort((a, b) => a.box.x0 - b.box.x0))
}

/** The small coloured ground that a word stands on, as tags have one each. */
function chipUnder({ box, base, style }: Word, chips: readonly Box[]): Box | undefined {
  const [x, y] = [(box.x0 + box.x1) / 2, base - style.size / 3]
  return chips.find(chip => x >= chip.x0 && x <= chip.x1 && y >= chip.y0 && y <= chip.y1)
}

/** Splits a row where the gap is wider than a space can be, even in justified text, before an icon, and between tags. */
export function cellsOf(row: readonly Word[], chips: readonly Box[] = []): Loose[] {
  const gaps = row.slice(1).map((word, i) => right(row[i]?.box ?? word.box, word.box) / word.style.size)
  const usual = gaps.filter(gap => gap > 0.1 && gap < 0.8).sort((a, b) => a - b)
  const limit = Math.max(0.72, 2.2 * (usual[usual.length >> 1] ?? 0.25))
  const found: Loose[] = []
  let words: Word[] = []
  let icon = false
  let bullet: string | null = null
  const close = () => {
    const [first, ...rest] = words
    if (first) {
      const rtl = words.filter(({ text }) => isRightToLeft(text)).length > words.length / 2
      const plain = cellOf(rtl ? (rightFirst(words) as [Word, ...Word[]]) : [first, ...rest])
      const cell = icon ? { ...plain, icon } : plain
      found.push({ cell, bullet, base: first.base, size: Math.max(...words.map(word => word.style.size)), icon })
      bullet = null
    }
    words = []
    icon = false
  }
  for (const word of row) {
    const before = words.at(-1)
    const gap = before ? right(before.box, word.box) / word.style.size : 9
    // Letters that are set apart have wider spaces between their words.
    const apart = before?.tracking && word.tracking ? Math.min(before.tracking, word.tracking) * 2 : 0
    if (before && gap - apart > limit) close()
    else if (before && chips.length > 1) {
      const [left, own] = [chipUnder(before, chips), chipUnder(word, chips)]
      if (left && own && left !== own) close()
    }
    const last = words.at(-1)
    // A dash parts dates as well: it begins an item only at a distance from what stands before it.
    if (isBullet(word.text) && !last && (found.length === 0 || !/^[-–—*·→]$/.test(word.text) || gap > 1.5)) {
      bullet = word.text
      continue
    }
    if (isIcon(word.text)) {
      close()
      icon = true
      continue
    }
    const text = withoutIcons(word.text)
    words.push(text === word.text ? word : { ...word, text })
  }
  close()
  return found
}

/** A line that runs from right to left: words turned round, while numbers and Latin words keep their own order. */
function rightFirst(words: readonly Word[]): Word[] {
  const turned = [...words].reverse()
  const result: Word[] = []
  let latin: Word[] = []
  for (const word of turned) {
    if (isRightToLeft(word.text)) {
      result.push(...latin.reverse(), word)
      latin = []
    } else latin.push(word)
  }
  return [...result, ...latin.reverse()]
}
