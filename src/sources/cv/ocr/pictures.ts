import type { Box } from '../layout/model.ts'
import { type PdfPage, pdfjs } from '../layout/pdf/document.ts'
import { boxOf, list, type Matrix, matrix, times } from '../layout/pdf/glyphs.ts'

/** A picture on a page that is large enough to be text. */
export interface Picture {
  readonly pnm: Uint8Array
  readonly width: number
  readonly height: number
  /** Where it lies on the page. */
  readonly box: Box
}

const mostPixels = 40_000_000
const mostPictures = 12
/** A picture with text on it is at least this wide and high, in pixels. */
const [leastWidth, leastHeight] = [300, 60]

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Pixels as pdf.js gives them, as a netpbm file: one bit a pixel, or red, green and blue. */
function pnmOf(width: number, height: number, data: Uint8Array): Uint8Array | null {
  const pixels = width * height
  const file = (kind: string, bytes: Uint8Array) => new Uint8Array(Buffer.concat([Buffer.from(kind, 'latin1'), bytes]))
  const row = Math.ceil(width / 8)
  // In a bitmap a set bit is black; in a PDF it is white.
  if (data.length === row * height)
    return file(
      `P4\n${width} ${height}\n`,
      data.map(byte => ~byte),
    )
  if (data.length === pixels * 3) return file(`P6\n${width} ${height}\n255\n`, data)
  if (data.length !== pixels * 4) return null
  const colours = new Uint8Array(pixels * 3)
  for (let at = 0; at < pixels; at++)
    for (let part = 0; part < 3; part++) colours[at * 3 + part] = data[at * 4 + part] ?? 0
  return file(`P6\n${width} ${height}\n255\n`, colours)
}

/** The pictures of a page, in the order in which they are painted; those that are turned or too small are left out. */
export async function picturesOf(page: PdfPage): Promise<Picture[]> {
  const { OPS } = await pdfjs()
  const found: Picture[] = []
  const stack: Matrix[] = []
  let here: Matrix = matrix(page.transform)
  for (const [at, fn] of page.fns.entries()) {
    const args = list(page.args[at])
    if (fn === OPS.save) stack.push(here)
    else if (fn === OPS.paintFormXObjectBegin) {
      stack.push(here)
      if (args[0]) here = times(here, matrix(args[0]))
    } else if (fn === OPS.restore || fn === OPS.paintFormXObjectEnd) here = stack.pop() ?? here
    else if (fn === OPS.transform) here = times(here, matrix(args))
    else if (fn === OPS.paintImageXObject || fn === OPS.paintImageMaskXObject || fn === OPS.paintInlineImageXObject) {
      const picture = await pictureOf(page, args[0], here)
      if (picture && found.length < mostPictures) found.push(picture)
    }
  }
  return found
}

async function pictureOf(page: PdfPage, named: unknown, here: Matrix): Promise<Picture | null> {
  const upright = here[0] > 0 && Math.abs(here[1]) < Math.abs(here[0]) * 0.02 && here[3] !== 0
  if (!upright) return null
  const told = typeof named === 'string' ? await page.picture(named) : named
  if (!isRecord(told)) return null
  const [width, height] = [Number(told['width']), Number(told['height'])]
  if (!(width >= leastWidth && height >= leastHeight && width * height <= mostPixels)) return null
  const inner = typeof told['data'] === 'string' ? await page.picture(told['data']) : told
  const data = isRecord(inner) ? inner['data'] : null
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) return null
  const pnm = pnmOf(width, height, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  return pnm && { pnm, width, height, box: boxOf([0, 0, 1, 1], here) }
}
