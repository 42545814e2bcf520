import type { AutomaticFold, JobStep, LineItem, LineRow, News } from '#src/domain/views/line.ts'
import { headingOf } from '../../words/dates.ts'

export const isFold = (item: LineItem): item is AutomaticFold => 'month' in item
export const isNews = (item: LineItem): item is News => 'news' in item
export const isStep = (item: LineItem): item is JobStep => 'step' in item
export const isRow = (item: LineItem): item is LineRow => !isFold(item) && !isNews(item) && !isStep(item)

export const itemKey = (item: LineItem): string =>
  isFold(item)
    ? `automatic ${item.month}`
    : isNews(item)
      ? `news ${item.entry}`
      : isStep(item)
        ? `step ${item.entry}`
        : (item.thread ?? item.entry)
/** Where an item stands in time; null when nobody knows. */
export const itemTime = (item: LineItem): number | null => {
  const at = isFold(item) ? `${item.month}-01` : item.at
  return at === null ? null : Date.parse(at)
}

export interface Section {
  readonly heading: string
  readonly items: readonly LineItem[]
}

/** Items under headings of days and months, in the order they came. Automatic mail, and what has no certain day, joins the month that is being read. */
export function sectionsOf(items: readonly LineItem[], now: Date, locale: string): readonly Section[] {
  const sections: { heading: string; items: LineItem[] }[] = []
  let month = ''
  for (const item of items) {
    const at = isFold(item) ? `${item.month}-01` : item.at
    const itemMonth = at?.slice(0, 7) ?? ''
    const last = sections[sections.length - 1]
    const exact =
      isNews(item) || isStep(item) || (isRow(item) && (item.precision === 'instant' || item.precision === 'day'))
    if (!exact && last !== undefined && itemMonth === month) {
      last.items.push(item)
      continue
    }
    month = itemMonth
    const heading = isFold(item)
      ? headingOf({ at, precision: 'month' }, now, locale)
      : headingOf({ at, precision: isNews(item) || isStep(item) ? 'day' : item.precision }, now, locale)
    if (last?.heading === heading) last.items.push(item)
    else sections.push({ heading, items: [item] })
  }
  return sections
}

/** What came twice, at the seam of two pages or after something new, stands once. */
export function distinct(items: readonly LineItem[]): readonly LineItem[] {
  const seen = new Set<string>()
  return items.filter(item => {
    const key = itemKey(item)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
