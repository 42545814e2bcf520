import { createHash } from 'node:crypto'
import { foldName } from '#src/lib/normalise/name.ts'
import type { Line, Style, Layout as WholeLayout } from '../layout/model.ts'
import type { Section } from '../sections/split.ts'

const family = (font: string) => font.replace(/^[A-Z]{6}\+/, '').toLowerCase()
const looks = (style: Style | undefined) =>
  style ? `${family(style.font)} ${Math.round(style.size * 2) / 2} ${style.bold} ${style.colour}` : ''

/** The style that most of the text has. */
function commonest(lines: readonly Line[]): string {
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const cell of line.cells)
      for (const word of cell.words) {
        const look = looks(word.style)
        counts.set(look, (counts.get(look) ?? 0) + word.text.length)
      }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? ''
}

/**
 * Names a document's layout by what one template gives every person alike: what wrote it, the type of text and headings,
 * and the words over work and education. Documents without type of their own (plain text) are told by all their headings.
 */
export function layoutId(
  kind: string,
  layout: Pick<WholeLayout, 'lines' | 'producer'>,
  sections: readonly Section[],
): string {
  const heads = sections.filter(section => section.head !== null)
  const head = heads.find(section => section.kind === 'work') ?? heads[0]
  const hasType = kind !== 'text'
  const titles = heads
    .filter(section => !hasType || section.kind === 'work' || section.kind === 'education')
    .map(section => `${section.kind} ${foldName(section.title)}`)
    .sort()
  const told = [
    kind,
    (layout.producer ?? '').toLowerCase().replace(/[\d.]+/g, ''),
    hasType ? commonest(layout.lines) : '',
    hasType ? looks(head?.head?.cells[0].words[0]?.style) : '',
    hasType ? looks(layout.lines[0]?.cells[0].words[0]?.style) : '',
    ...new Set(titles),
  ]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32)
}
