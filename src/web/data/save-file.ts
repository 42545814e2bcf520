import { csvRow } from '#src/lib/csv.ts'

type Cells = readonly (string | number)[]

/** Hands a file to the browser, which keeps it where it keeps what was downloaded. */
export function saveFile(name: string, data: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Hands a table to the browser as a CSV file; the mark before it tells spreadsheets that it is UTF-8. */
export const saveCsv = (name: string, rows: readonly Cells[]): void =>
  saveFile(name, new Blob(['\ufeff', ...rows.map(csvRow)], { type: 'text/csv' }))
