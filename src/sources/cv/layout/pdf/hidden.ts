import type { Fill, Glyph, PageInk } from './glyphs.ts'

const channels = (colour: string): readonly number[] | null => {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return hex ? hex.slice(1).map(part => Number.parseInt(part, 16)) : null
}

/** Two colours that an eye does not tell apart on paper. */
function alike(a: string, b: string): boolean {
  const [left, right] = [channels(a), channels(b)]
  if (!left || !right) return false
  return left.every((value, i) => Math.abs(value - (right[i] ?? 0)) < 20)
}

function behind(glyph: Glyph, fills: readonly Fill[]): string {
  const x = (glyph.x0 + glyph.x1) / 2
  const y = glyph.base - glyph.size / 3
  for (let i = fills.length - 1; i >= 0; i--) {
    const fill = fills[i]
    if (!fill || fill.order > glyph.order) continue
    const { box } = fill
    if (x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1) return fill.colour
  }
  return '#ffffff'
}

/**
 * Parts what a reader of the page sees from what only a machine would read: drawn in no ink (rendering mode 3), in the
 * ground's colour, smaller than two points, or beside the page. A page that is nearly all mode 3 is a scan with its
 * recognised text laid over: that text is what the reader sees.
 */
export function partHidden(ink: PageInk, width: number, height: number): { shown: Glyph[]; hidden: Glyph[] } {
  const inkless = (glyph: Glyph) => glyph.mode === 3 || glyph.mode === 7
  const overlaid = ink.glyphs.filter(inkless).length > ink.glyphs.length * 0.9
  const shown: Glyph[] = []
  const hidden: Glyph[] = []
  for (const glyph of ink.glyphs) {
    const sound =
      Number.isFinite(glyph.x0 + glyph.x1 + glyph.base) && glyph.x1 - glyph.x0 < width && glyph.size < height
    if (!sound) continue
    const outside = glyph.x1 < 0 || glyph.x0 > width || glyph.base < 0 || glyph.base - glyph.size > height
    const unseen =
      outside ||
      glyph.size < 2 ||
      glyph.alpha < 0.08 ||
      (inkless(glyph) && !overlaid) ||
      (!inkless(glyph) && alike(glyph.colour, behind(glyph, ink.fills)))
    ;(unseen ? hidden : shown).push(glyph)
  }
  return { shown, hidden }
}
