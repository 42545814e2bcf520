/** The year that is looked at, as a query. */
export const year = 'from=2026-01-01&before=2027-01-01'

/** A line of what was spent in that year, in pence. */
export const spent = (channel: string, amount: number, more: object = {}) => ({
  channel,
  from: '2026-01-01',
  to: '2026-12-31',
  amount,
  currency: 'GBP',
  sort: 'external',
  category: 'events',
  ...more,
})
