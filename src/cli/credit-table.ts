import type { Attribution } from '#src/projections/attribution/attribute.ts'

const mostChannels = 100

/** Credits as lines of text: a channel a row, a model a column, most linear (else first given) credit first, at most a hundred. */
export function creditTable({ models, conversions }: Attribution): string[] {
  const lead = models.find(model => model.name === 'linear') ?? models[0]
  if (!lead) return []
  const all = Object.keys(lead.credits).sort((one, other) => (lead.credits[other] ?? 0) - (lead.credits[one] ?? 0))
  const channels = all.slice(0, mostChannels)
  const rows = [
    ['channel', ...models.map(model => model.name)],
    ...channels.map(channel => [
      printable(channel).slice(0, 40),
      ...models.map(model => shown(model.credits[channel] ?? 0)),
    ]),
    ['all', ...models.map(() => shown(conversions))],
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  const more = all.length - channels.length
  const lines = rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  return more > 0 ? [...lines, `and ${more} more channels`] : lines
}

const shown = (credit: number): string => credit.toFixed(2)

/** Text that comes from a file: nothing in it may steer the terminal. */
export const printable = (text: string): string => text.replace(/\p{C}/gu, '')
