import { isRightToLeft, readable } from '../characters.ts'
import type { Style, Word } from '../model.ts'
import type { PdfPage } from './document.ts'
import type { Glyph } from './glyphs.ts'

const boldName = /bold|black|heavy|semibold|demi(?!r)|extrab|-bd|(?:^|\+)(?:cmb|sfb|ecb|cmssbx)|w[67]$/i
const italicName = /ital|obli|slanted|(?:^|\+)(?:cmti|cmsl|sfti|ecti)|-it$/i

const iconName =
  /awesome|icons?\b|icons?[-A-Z]|octicon|glyphicon|ionicon|typicon|material ?symbols|fontello|entypo|simpleicons/i
const dingbatName = /wingding|webding|zapfdingbat|dingbats|^(?:[A-Z]{6}\+)?symbol/i

/** A glyph that the font gives no character: drawn alone, it is a list's mark. */
const unnamed = /^[\u0000-\u001f\ufffd]$/

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Letters set apart for looks ("E D U C A T I O N") leave a gap after each; a space is wider than the usual gap of its
 * own run, so it is measured against that.
 */
function tracking(run: readonly Glyph[]): number {
  if (run.length < 4) return 0
  const gaps: number[] = []
  for (let i = 1; i < run.length; i++) {
    const [a, b] = [run[i - 1], run[i]]
    if (a && b && a.text.trim() && b.text.trim()) gaps.push((b.x0 - a.x1) / b.size)
  }
  const usual = middle(gaps)
  return usual > 0.04 ? usual : 0
}

/** Glyphs painted one after the other on one foot, each going on where the last ended. */
function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = []
  let run: Glyph[] = []
  for (const glyph of glyphs) {
    const last = run.at(-1)
    const goesOn =
      last !== undefined &&
      Math.abs(glyph.base - last.base) < 0.5 &&
      glyph.x0 - last.x1 > -0.5 * last.size &&
      glyph.x0 - last.x1 < 1.2 * last.size &&
      Math.abs(glyph.size - last.size) < 0.3
    if (!goesOn) {
      run = []
      runs.push(run)
    }
    run.push(glyph)
  }
  return runs
}

export function wordsOf(glyphs: readonly Glyph[], page: PdfPage): Word[] {
  const styles = new Map<string, Style>()
  const styleOf = (glyph: Glyph): Style => {
    const key = `${glyph.font} ${glyph.size.toFixed(1)} ${glyph.colour} ${glyph.mode}`
    let style = styles.get(key)
    if (!style) {
      const font = page.font(glyph.font).name
      style = {
        size: Math.round(glyph.size * 10) / 10,
        bold: boldName.test(font) || glyph.mode === 2,
        italic: italicName.test(font),
        colour: glyph.colour,
        font,
      }
      styles.set(key, style)
    }
    return style
  }
  const words: Word[] = []
  const seen = new Set<string>()
  const push = (letters: readonly Glyph[], usual: number) => {
    const [first] = letters
    const last = letters.at(-1)
    if (!first || !last) return
    const ordered = letters.some(({ text }) => isRightToLeft(text)) ? visualToLogical(letters) : letters
    const { font } = styleOf(first)
    // What an icon font calls its pictures is no text; a dingbat alone is a list's mark.
    const text = iconName.test(font)
      ? '\ue000'
      : letters.length === 1 && (dingbatName.test(font) || unnamed.test(first.text))
        ? '•'
        : readable(ordered.map(glyph => glyph.text).join('')).trim()
    if (!text) return
    // Fat letters are sometimes the same letters painted twice.
    const key = `${text} ${Math.round(first.x0)} ${Math.round(first.base)}`
    if (seen.has(key)) return
    seen.add(key)
    const box = { x0: first.x0, y0: first.base - first.size * 0.8, x1: last.x1, y1: first.base + first.size * 0.2 }
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]
    const link = page.links.find(({ rect: [x0 = 0, y0 = 0, x1 = 0, y1 = 0] }) => {
      const [top, foot] = [page.height - Math.max(y0, y1), page.height - Math.min(y0, y1)]
      return x >= Math.min(x0, x1) && x <= Math.max(x0, x1) && y >= top && y <= foot
    })
    const word = { text, page: page.number, box, base: first.base, style: styleOf(first), href: link?.url ?? null }
    words.push(usual > 0 ? { ...word, tracking: usual } : word)
  }
  for (const run of runsOf(glyphs)) {
    const usual = tracking(run)
    let letters: Glyph[] = []
    for (const glyph of run) {
      const last = letters.at(-1)
      const space = glyph.text.trim() === ''
      const styled = last !== undefined && last.font !== glyph.font
      const gap = last ? (glyph.x0 - last.x1) / glyph.size - usual : 0
      if (last && (space || gap > Math.max(0.125, usual * 0.8) || (styled && gap > 0.1))) {
        push(letters, usual)
        letters = []
      }
      if (glyph.text.trim() !== '') letters.push(glyph)
    }
    push(letters, usual)
  }
  return words
}

/** Programmes paint Arabic and Hebrew from left to right or as it is read; the places say which. */
function visualToLogical(letters: readonly Glyph[]): Glyph[] {
  const [first] = letters
  const last = letters.at(-1)
  if (!first || !last || first.x0 >= last.x0) return [...letters]
  const turned: Glyph[] = []
  let latin: Glyph[] = []
  for (const letter of [...letters].reverse())
    if (/[A-Za-z0-9@.+#&/_-]/.test(letter.text)) latin.unshift(letter)
    else {
      turned.push(...latin, letter)
      latin = []
    }
  return [...turned, ...latin]
}
