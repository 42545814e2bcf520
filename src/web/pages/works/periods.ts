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
  year: 'Twelve months',
  'two-years': 'Two years',
  calendar: 'This calendar year',
  all: 'In all',
}

/** A month: "2026-08". */
export const isMonth = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

/** This month and those before it, newest first. */
export function monthsBack(now: Date, many: number): readonly string[] {
  return Array.from({ length: many }, (_, back) => {
    const date = new Date(now.getFullYear(), now.getMonth() - back, 1)
    return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
  })
}

/** From its first day, up to and not including the next month's. */
export function datesOfMonth(month: string): { readonly from: string; readonly before: string } {
  const next = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1))
  return { from: `${month}-01`, before: next.toISOString().slice(0, 10) }
}

export function datesOf(period: Period, now: Date): { readonly from?: string; readonly before?: string } {
  const year = now.getFullYear()
  const iso = (date: Date): string =>
    `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
  const before = iso(new Date(year, now.getMonth(), now.getDate() + 1))
  if (period === 'all') return { before }
  if (period === 'calendar') return { from: `${year}-01-01`, before }
  // Whole years up to and with today.
  return { from: iso(new Date(year - (period === 'year' ? 1 : 2), now.getMonth(), now.getDate() + 1)), before }
}
