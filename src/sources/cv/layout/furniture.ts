import type { Loose } from './cells.ts'

/** Page numbers and dates of printing: "1/2", "Page 1 of 2", "Seite 1 von 2", "John Doe – 1/2", "Last updated in Mar 2026". */
const pageNumber =
  /^(?:.{0,60}[\s–—|·-])?(?:page|seite|página|pagina|strona|p\.)?\s*\d{1,3}\s*(?:\/|of|von|de|di|van|z|sur)\s*\d{1,3}$|^(?:page|seite|página|pagina|strona)\s*\d{1,3}$|^\d{1,2}\s*(?:ページ|頁)?$/i
const printed = /^(?:last )?(?:updated|modified|printed|generated|stand|erstellt am|mis à jour)\b.{0,30}$/i

const shape = (text: string) => text.replace(/\d+/g, '#').toLowerCase()

/** A whole row that comes again is furniture; a place at the margin of two jobs is not. */
const rowKey = (item: Loose, items: readonly Loose[]): string =>
  `${Math.round(item.base / 4)} ${items
    .filter(other => Math.abs(other.base - item.base) < 1)
    .map(other => shape(other.cell.text))
    .join(' ')}`

/** What stands in the margin at the head or foot of pages, over and over. It is no part of the text. */
export function withoutFurniture(
  pages: readonly { readonly page: number; readonly height: number; readonly items: readonly Loose[] }[],
): { page: number; items: Loose[] }[] {
  const seen = new Map<string, Set<number>>()
  const zone = (item: Loose, height: number): 'head' | 'foot' | null =>
    item.base < height * 0.09 ? 'head' : item.base > height * 0.91 ? 'foot' : null
  for (const { page, height, items } of pages)
    for (const item of items) {
      const where = zone(item, height)
      if (where) seen.set(rowKey(item, items), (seen.get(rowKey(item, items)) ?? new Set()).add(page))
    }
  return pages.map(({ page, height, items }) => ({
    page,
    items: items.filter(item => {
      const where = zone(item, height)
      if (!where) return true
      if (printed.test(item.cell.text)) return false
      if (where === 'foot' && pageNumber.test(item.cell.text)) return false
      const times = seen.get(rowKey(item, items))?.size ?? 0
      // On the first page a running head may be the name itself.
      return times < 2 || (page === 1 && where === 'head')
    }),
  }))
}
