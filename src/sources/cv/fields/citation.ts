import type { Listed } from './cv.ts'
import { nameScore } from './person.ts'
import { boxOf, type Found, type Piece } from './piece.ts'

const author = /^(?:and |und |& |et )?(?:\p{Lu}[\p{L}'’.-]*\.?\s?){1,4}(?:\s(?:et al\.?|and|&|und)\s?.*)?$/u

/** Names with commas between them. */
export function areAuthors(text: string): boolean {
  const names = text.split(/,\s*|\s+and\s+|\s+&\s+|;\s*/).filter(Boolean)
  return (
    names.length >= 2 &&
    names.every(
      name =>
        // Both keep it short for the pattern, which tries every way to part a long word.
        name.trim().split(' ').length <= 4 &&
        nameScore(name.replace(/^(?:and|und|&) /, '')) > 0.2 &&
        author.test(name.trim()),
    )
  )
}

/** A book's title in italics among upright text. */
export function italicTitle({ words, text: whole }: Piece): Found | null {
  const first = words.findIndex(word => word.style.italic)
  if (first <= 0 || /[“"„«]/.test(whole)) return null
  let end = first
  while (words[end]?.style.italic) end++
  const title = words.slice(first, end)
  const text = title
    .map(word => word.text)
    .join(' ')
    .replace(/[,.]$/, '')
  return title.length >= 2 && text.length > 8
    ? { value: text, page: title[0]?.page ?? 1, box: boxOf(title), text, confidence: 0.7 }
    : null
}

/** "A. Author, “The title,” Journal, 2011": the title is what stands in quotation marks, else after the authors. */
export function citation(item: Listed): Listed {
  const { text } = item.name
  const quoted = /[“"„«]([^”"“»]{8,}?)[,.]?[”"“»]/.exec(text)
  return quoted?.[1] ? { ...item, name: { ...item.name, value: quoted[1].replace(/[,.]$/, '') } } : item
}
