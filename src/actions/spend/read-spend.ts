import { type Channel, channels } from '#src/domain/channel.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import { isCurrency, minorDigits } from '#src/domain/money.ts'
import { newSpend, type SpendSort } from '#src/domain/spend.ts'
import type { SpendFile } from '#src/domain/views/cost.ts'
import type { OwnSource } from '#src/projections/channels/sources.ts'
import { readCsv } from '#src/sources/table/csv.ts'
import { type DayOrder, dayOrder, parseDate } from '#src/sources/table/dates.ts'
import { isBad, isBlank, type Row } from '#src/sources/table/row.ts'

const names = {
  channel: ['channel', 'source', 'medium', 'where'],
  from: ['from', 'start', 'date', 'begin', 'begins', 'first day', 'month', 'period', 'invoice date'],
  to: ['to', 'until', 'end', 'ends', 'last day'],
  amount: ['amount', 'cost', 'costs', 'spend', 'spent', 'total', 'price', 'net'],
  currency: ['currency', 'ccy'],
  sort: ['sort', 'internal or external', 'type'],
  category: ['category', 'what', 'kind'],
  note: ['note', 'notes', 'description', 'comment', 'supplier', 'vendor'],
} as const
type Column = keyof typeof names
type Columns = { readonly [C in Column]?: number }

const most = 5_000
const symbols: readonly (readonly [RegExp, string])[] = [
  [/£/, 'GBP'],
  [/€/, 'EUR'],
  [/\$/, 'USD'],
]
const tidy = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * A text table of what was spent, read to its end: rows as they would be kept, and those that could not be read with the
 * reason. `ours`: our own channels by code and name, lower case; they come before kinds of channels.
 */
export async function readSpend(
  text: string,
  usualCurrency: string,
  country: string,
  ours: ReadonlyMap<string, OwnSource> = new Map(),
): Promise<SpendFile> {
  const bytes = Buffer.from(text)
  const rows: Row[] = []
  const unread: { line: number; why: string }[] = []
  for await (const batch of readCsv(bytes.subarray(0, 65_536), async function* () {
    yield bytes
  }))
    for (const row of batch) {
      if (isBad(row)) unread.push({ line: row.line, why: row.why })
      else if (!isBlank(row.cells)) rows.push(row)
    }
  const [header, ...data] = rows
  const { columns, unused } = columnsOf(header?.cells ?? [])
  for (const needed of ['channel', 'from', 'amount'] as const)
    if (columns[needed] === undefined) {
      const why = `No column says the ${needed === 'from' ? 'day or month' : needed}: call one “${needed}”.`
      return {
        rows: [],
        unread: [{ line: header?.line ?? 1, why }, ...unread].slice(0, most),
        unreadRows: rows.length,
        unused,
        names: {},
      }
    }
  const dates = data.map(row => row.cells[columns.from ?? 0] ?? '')
  const order = dayOrder(dates, country)
  const found: SpendFile['rows'][number][] = []
  for (const row of data) {
    const read =
      found.length < most
        ? rowOf(row.cells, columns, order, usualCurrency, ours)
        : `Only ${most} rows are read at once.`
    if (typeof read === 'string') unread.push({ line: row.line, why: read })
    else found.push(read)
  }
  unread.sort((a, b) => a.line - b.line)
  const names = Object.fromEntries(found.flatMap(({ own = '' }) => (own ? [[own, ours.get(own)?.name ?? own]] : [])))
  return { rows: found, unread: unread.slice(0, 1_000), unreadRows: unread.length, unused, names }
}

function columnsOf(header: readonly string[]): { columns: Columns; unused: string[] } {
  const columns: { [C in Column]?: number } = {}
  const unused: string[] = []
  header.forEach((cell, at) => {
    const name = tidy(cell)
    const known = (Object.keys(names) as Column[]).find(
      column => columns[column] === undefined && (names[column] as readonly string[]).includes(name),
    )
    if (known) columns[known] = at
    else if (cell.trim()) unused.push(cell.trim().slice(0, 80))
  })
  return { columns, unused: unused.slice(0, 50) }
}

const known = new Map<string, Channel>(
  channels.flatMap(one => [
    [one, one],
    [tidy(channelWords(one)), one],
  ]),
)
const alsoCalled: Readonly<Record<string, Channel>> = {
  'job board': 'job-board',
  jobboard: 'job-board',
  advertising: 'job-board',
  'careers site': 'careers-site',
  website: 'web',
  twitter: 'x',
  meetup: 'event',
  'meet-up': 'event',
  conference: 'event',
  telephone: 'phone',
}

const channelOf = (cell: string): Channel | undefined => {
  const name = tidy(cell)
  return (
    known.get(name) ??
    (Object.hasOwn(alsoCalled, name) ? alsoCalled[name] : undefined) ??
    known.get(name.replaceAll(' ', '-'))
  )
}

function rowOf(
  cells: readonly string[],
  columns: Columns,
  order: DayOrder,
  usualCurrency: string,
  ours: ReadonlyMap<string, OwnSource>,
): SpendFile['rows'][number] | string {
  const cell = (column: Column): string => {
    const at = columns[column]
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const own = ours.get(tidy(cell('channel')))
  const channel = own?.medium ?? channelOf(cell('channel'))
  if (!channel)
    return cell('channel') ? `“${cell('channel').slice(0, 80)}” is no channel here.` : 'It names no channel.'
  const from = dayOf(cell('from'), order, 'first')
  if (!from) return `“${cell('from').slice(0, 80)}” is no day or month.`
  const to = cell('to') === '' ? dayOf(cell('from'), order, 'last') : dayOf(cell('to'), order, 'last')
  if (!to) return `“${cell('to').slice(0, 80)}” is no day or month.`
  const currency = currencyOf(cell('currency'), cell('amount')) ?? (cell('currency') ? null : usualCurrency)
  if (!currency) return `“${cell('currency').slice(0, 80)}” is no currency of three letters.`
  const amount = amountOf(cell('amount'), minorDigits(currency))
  if (amount === null) return `“${cell('amount').slice(0, 80)}” is no amount.`
  if (amount <= 0) return 'The amount is not above nothing.'
  const read = newSpend.safeParse({
    channel,
    ...(own === undefined ? {} : { own: own.source }),
    from,
    to,
    amount,
    currency,
    sort: sortOf(cell('sort'), cell('category')),
    category: cell('category').slice(0, 80) || 'other',
    note: cell('note').slice(0, 500),
  })
  return read.success ? read.data : (read.error.issues[0]?.message ?? 'It does not fit.')
}

const internalWords = /\b(internal|referral bonus|office|training|salar)/i
const sortOf = (said: string, category: string): SpendSort =>
  /^int/i.test(said) || (said === '' && internalWords.test(category)) ? 'internal' : 'external'

/** A day; of a month or year its first or last day. */
function dayOf(cell: string, order: DayOrder, which: 'first' | 'last'): string | null {
  const date = parseDate(cell, order, 2100)?.date
  if (date === undefined) return null
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return date.slice(0, 10)
  if (which === 'first') return `${year}-${month ?? '01'}-01`
  const end = new Date(Date.UTC(Number(year), month === undefined ? 12 : Number(month), 0))
  return end.toISOString().slice(0, 10)
}

function currencyOf(cell: string, amount: string): string | null {
  const code = cell.toUpperCase()
  if (isCurrency(code)) return code
  const named = /\b([A-Z]{3})\b/.exec(amount)?.[1]
  if (named !== undefined) return named
  return symbols.find(([sign]) => sign.test(cell) || sign.test(amount))?.[1] ?? null
}

/**
 * An amount in minor units. The last point or comma parts the decimals when at most two digits follow; otherwise all
 * part thousands. Null when it is no number, or finer than the currency.
 */
export function amountOf(cell: string, digits: number): number | null {
  const text = cell
    .normalize('NFKC')
    .replace(/[A-Z]{3}|[£€$]/gi, '')
    .replace(/[\s’']/g, '')
  const match = /^([+-]?)(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(text)
  if (!match) return null
  const [, sign, whole = '', decimals = ''] = match
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,]\d{3})+$/.test(whole)) return null
  if (decimals.length > digits && Number(decimals) !== 0) return null
  const units = Number(whole.replace(/[.,]/g, '')) * 10 ** digits
  const minor = units + Math.round(Number(`0.${decimals || '0'}`) * 10 ** digits)
  return Number.isSafeInteger(minor) ? (sign === '-' ? -minor : minor) : null
}
