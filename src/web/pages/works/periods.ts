/** Periods to choose from, as ISO dates; `before` is open so that what is agreed for later counts when it comes. */
export const periods = ['year', 'two-years', 'calendar', 'all'] as const
export type Period = (typeof periods)[number]
export const periodWords: Readonly<Record<Period, string>> = {
  year: 'The last 12 months',
  'two-years': 'The last two years',
  calendar: 'This calendar year',
  all: 'All there is',
}
/** As the page's first words say it. */
export const periodHead: Readonly<Record<Period, string>> = {
  year: 'This year',
  'two-years': 'Two years',
  calendar: 'This calendar year',
  all: 'In all',
}

export function datesOf(period: Period, now: Date): { readonly from?: string; readonly before?: string } {
  const year = now.getFullYear()
  const iso = (date: Date): string =>
    `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
  const before = iso(new Date(year, now.getMonth(), now.getDate() + 1))
  if (period === 'all') return { before }
  if (period === 'calendar') return { from: `${year}-01-01`, before }
  return { from: iso(new Date(year - (period === 'year' ? 1 : 2), now.getMonth(), now.getDate())), before }
}
