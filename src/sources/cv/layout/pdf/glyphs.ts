import type { Box } from '../model.ts'
import { type PdfPage, pdfjs } from './document.ts'

export interface Glyph {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly base: number
  readonly size: number
  readonly font: string
  readonly colour: string
  /** 0 to 1. */
  readonly alpha: number
  /** PDF's text rendering mode (ISO 32000-1, 9.3.6): 3 and 7 draw nothing, 2 fattens. */
  readonly mode: number
  /** When it was painted: what came later lies above. */
  readonly order: number
}

/** A filled shape; text of its colour on it does not show. */
export interface Fill {
  readonly box: Box
  /** `pattern` where it is not one colour. */
  readonly colour: string
  readonly order: number
}

export interface PageInk {
  readonly glyphs: readonly Glyph[]
  readonly fills: readonly Fill[]
  readonly pictures: readonly Box[]
  /** Small round or square shapes: list marks that were drawn, not written. */
  readonly dots: readonly Box[]
}

export type Matrix = readonly [number, number, number, number, number, number]

interface State {
  ctm: Matrix
  font: string
  /** Ems in one unit of a glyph's advance. */
  unit: number
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  colour: string
  alpha: number
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]

export const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** Numbers out of an array or typed array, as pdf.js hands over either. */
const numbers = (value: unknown): number[] => {
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return Array.from(value as ArrayLike<unknown>, Number)
  return typeof value === 'object' && value !== null ? Object.values(value).map(Number) : []
}

export const matrix = (value: unknown): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(value)
  return [a, b, c, d, e, f]
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)

interface ShownGlyph {
  readonly unicode?: unknown
  readonly width?: unknown
  readonly isSpace?: unknown
}

export const boxOf = (extent: readonly number[], ctm: Matrix): Box => {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = extent
  const xs: number[] = []
  const ys: number[] = []
  for (const [x, y] of [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ] as const) {
    xs.push(ctm[0] * x + ctm[2] * y + ctm[4])
    ys.push(ctm[1] * x + ctm[3] * y + ctm[5])
  }
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}

const dotLike = ({ x0, y0, x1, y1 }: Box): boolean =>
  x1 - x0 > 1.2 && x1 - x0 < 7 && y1 - y0 > 1.2 && y1 - y0 < 7 && Math.abs(x1 - x0 - (y1 - y0)) < 1

/**
 * Follows a page's operators (ISO 32000-1, 8 and 9) as far as text and filled shapes go: where each glyph lies, in which
 * font, size and colour. Text that does not run from left to right across the page (a watermark, a spine) is left out.
 */
export async function inkOf(page: PdfPage, limit: number): Promise<PageInk> {
  const { OPS } = await pdfjs()
  const glyphs: Glyph[] = []
  const fills: Fill[] = []
  const pictures: Box[] = []
  const dots: Box[] = []
  const stack: State[] = []
  let state: State = {
    ctm: matrix(page.transform),
    font: '',
    unit: 0.001,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    colour: '#000000',
    alpha: 1,
  }
  let text: Matrix = identity
  let [x, y, lineX, lineY] = [0, 0, 0, 0]
  let at = 0
  const move = (dx: number, dy: number) => {
    lineX += dx
    lineY += dy
    x = lineX
    y = lineY
  }
  const restore = () => {
    state = stack.pop() ?? state
  }

  const show = (shown: readonly unknown[]) => {
    const placed = times(state.ctm, text)
    const [unit, thousandth] = [state.size * state.unit, state.size / 1000]
    const upright = placed[0] * state.size > 0 && Math.abs(placed[1]) < Math.abs(placed[0]) * 0.1
    const height = Math.abs(placed[3] * state.size) || Math.abs(placed[0] * state.size)
    for (const item of shown) {
      if (typeof item === 'number') {
        x -= item * thousandth * state.scale
        continue
      }
      if (typeof item !== 'object' || item === null) continue
      const glyph: ShownGlyph = item
      const width = number(glyph.width) * unit
      const start = x
      x += (width + state.charSpacing + (glyph.isSpace === true ? state.wordSpacing : 0)) * state.scale
      if (!upright || typeof glyph.unicode !== 'string' || glyphs.length >= limit) continue
      const rise = y + state.rise
      glyphs.push({
        text: glyph.unicode,
        x0: placed[0] * start + placed[2] * rise + placed[4],
        x1: placed[0] * (start + width * state.scale) + placed[2] * rise + placed[4],
        base: placed[1] * start + placed[3] * rise + placed[5],
        size: height,
        font: state.font,
        colour: state.colour,
        alpha: state.alpha,
        mode: state.mode,
        order: at,
      })
    }
  }

  const setFont = (id: unknown, size: unknown) => {
    state.font = String(id)
    state.unit = page.font(state.font).unit
    state.size = number(size)
  }

  const setState = (entries: readonly unknown[]) => {
    for (const entry of entries) {
      const [key, value] = list(entry)
      if (key === 'Font') setFont(list(value)[0], list(value)[1])
      else if (key === 'ca') state.alpha = number(value)
    }
  }

  /** Pictures are not decoded, so pdf.js drops their operator; the room made for one is left, with nothing in it. */
  const picture = () => {
    const box = boxOf([0, 0, 1, 1], state.ctm)
    if (box.x1 - box.x0 < 4 || box.y1 - box.y0 < 4) return
    pictures.push(box)
    fills.push({ box, colour: 'pattern', order: at })
  }

  for (at = 0; at < page.fns.length; at++) {
    const args = list(page.args[at])
    const [first] = args
    switch (page.fns[at]) {
      case OPS.save:
        stack.push({ ...state })
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.transform:
        state.ctm = times(state.ctm, matrix(args))
        if (page.fns[at + 1] === OPS.restore) picture()
        break
      case OPS.paintInlineImageXObject:
        picture()
        break
      case OPS.paintFormXObjectBegin:
        stack.push({ ...state })
        if (first) state.ctm = times(state.ctm, matrix(first))
        break
      case OPS.beginAnnotation:
        stack.push({ ...state })
        state.ctm = times(times(state.ctm, matrix(args[2])), matrix(args[3]))
        break
      case OPS.endAnnotation:
        restore()
        break
      case OPS.beginText:
        text = identity
        x = y = lineX = lineY = 0
        break
      case OPS.setTextMatrix:
        text = matrix(first)
        x = y = lineX = lineY = 0
        break
      case OPS.moveText:
        move(number(first), number(args[1]))
        break
      case OPS.setLeadingMoveText:
        state.leading = -number(args[1])
        move(number(first), number(args[1]))
        break
      case OPS.nextLine:
        move(0, -state.leading)
        break
      case OPS.setLeading:
        state.leading = number(first)
        break
      case OPS.setFont:
        setFont(first, args[1])
        break
      case OPS.setCharSpacing:
        state.charSpacing = number(first)
        break
      case OPS.setWordSpacing:
        state.wordSpacing = number(first)
        break
      case OPS.setHScale:
        state.scale = number(first) / 100
        break
      case OPS.setTextRise:
        state.rise = number(first)
        break
      case OPS.setTextRenderingMode:
        state.mode = number(first)
        break
      case OPS.setGState:
        setState(list(first))
        break
      case OPS.setFillRGBColor:
        state.colour = typeof first === 'string' ? first : '#000000'
        break
      case OPS.setFillColorN:
        state.colour = 'pattern'
        break
      case OPS.showText:
        show(list(first))
        break
      case OPS.constructPath: {
        if (!args[2] || first === OPS.endPath) break
        const box = boxOf(numbers(args[2]), state.ctm)
        if (dotLike(box) && dots.length < 5000) dots.push(box)
        else if ((first === OPS.fill || first === OPS.eoFill || first === OPS.fillStroke) && fills.length < limit)
          fills.push({
            box,
            colour: state.alpha > 0.5 ? state.colour : 'pattern',
            order: at,
          })
        break
      }
      default:
    }
  }
  return { glyphs, pictures, dots, fills: fills.filter(({ box }) => box.x1 - box.x0 > 4 && box.y1 - box.y0 > 4) }
}
