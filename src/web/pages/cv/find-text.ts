/** A rectangle in pixels from the top left corner of a sheet. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Stretch {
  readonly node: Text
  readonly from: number
}

/** All text below an element as one string, with where each node begins in it. Blocks are parted by a space. */
function textOf(root: HTMLElement): { readonly text: string; readonly stretches: readonly Stretch[] } {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const stretches: Stretch[] = []
  let text = ''
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data === '') continue
    if (text !== '' && !/\s$/.test(text) && !/^\s/.test(node.data)) text += ' '
    stretches.push({ node, from: text.length })
    text += node.data
  }
  return { text, stretches }
}

const isWordy = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** Offsets at which a string occurs, letters of any case; whole words first when asked for. */
export function occurrences(text: string, wanted: string, whole = false): readonly number[] {
  const [hay, needle] = [text.toLowerCase(), wanted.trim().toLowerCase()]
  const found: number[] = []
  if (needle === '') return found
  for (let at = hay.indexOf(needle); at >= 0 && found.length < 500; at = hay.indexOf(needle, at + needle.length)) {
    const inside = isWordy(hay[at - 1]) && isWordy(needle[0])
    const onward = isWordy(hay[at + needle.length]) && isWordy(needle.at(-1))
    if (!whole || (!inside && !onward)) found.push(at)
  }
  return found
}

/** Where on a sheet a string stands, one list of rectangles an occurrence. */
export function spotsOf(root: HTMLElement, wanted: string, whole = false): readonly (readonly Spot[])[] {
  const { text, stretches } = textOf(root)
  const sheet = root.getBoundingClientRect()
  const length = wanted.trim().length
  return occurrences(text, wanted, whole).flatMap(at => {
    const first = stretches.findLast(one => one.from <= at)
    const last = stretches.findLast(one => one.from < at + length)
    if (first === undefined || last === undefined) return []
    const range = document.createRange()
    range.setStart(first.node, Math.min(at - first.from, first.node.data.length))
    range.setEnd(last.node, Math.min(at + length - last.from, last.node.data.length))
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0 && rect.height > 0)
    return rects.length === 0
      ? []
      : [rects.map(({ x, y, width, height }) => ({ x: x - sheet.x, y: y - sheet.y, width, height }))]
  })
}
