import { parse } from 'csv-parse/sync'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** How a text table is cut: rows wider than one cell that agree on their width, out of all that were looked at. */
export interface Cut {
  readonly delimiter: Delimiter
  readonly width: number
  /** Share of the rows that have this width, 0 to 1. */
  readonly agreement: number
}

const looked = 60
const few = 4

/** The first rows of a text, as far as it is whole: the head of a file may end inside a quoted cell. */
export function firstRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = []
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      to: most,
      on_record: (record: string[]) => {
        rows.push(record)
        return null
      },
    })
  } catch {
    // The head ends inside a quoted cell: the rows before it were already taken.
  }
  return rows
}

function cutBy(delimiter: Delimiter, text: string): Cut {
  const widths = firstRows(text, delimiter, looked)
    .map(row => row.length)
    // What stands before a header, and a line that is not whole, are no rows; of a few lines each counts.
    .filter((width, at, all) => width > 1 || all.length <= few || (at > 0 && at < all.length - 1))
  const counts = new Map<number, number>()
  for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  let width = 1
  let most = 0
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) {
      width = candidate
      most = count
    }
  }
  return { delimiter, width, agreement: widths.length ? most / widths.length : 0 }
}

/** Excel's first line `sep=;` names the delimiter. */
export const separatorLine = /^\ufeff?sep=([,;\t|])\r?\n?/i

/** The delimiter of a text table, judged by how well rows agree on their width; a comma when nothing cuts it. */
export function sniffDelimiter(text: string): Cut {
  const named = separatorLine.exec(text)?.[1]
  const cuts = delimiters.map(delimiter => cutBy(delimiter, text))
  if (named) return cuts.find(cut => cut.delimiter === named) ?? { delimiter: ',', width: 1, agreement: 0 }
  return cuts.reduce((best, cut) => (score(cut) > score(best) ? cut : best))
}

const score = (cut: Cut): number => (cut.width > 1 ? cut.agreement * Math.min(1.5, 1 + cut.width / 40) : 0)
