import type { PersonRow } from '#src/domain/views/people.ts'

const heads = ['Name', 'Title', 'Company', 'Place', 'Email', 'Phone', 'Tags', 'Last contact', 'Next step'] as const

/** A cell of CSV (RFC 4180). A leading sign that a spreadsheet would run as a formula is disarmed with an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d ().-]+$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvOf = (rows: readonly PersonRow[]): string =>
  [
    heads,
    ...rows.map(row => [
      row.name,
      row.title ?? '',
      row.company ?? '',
      row.place ?? '',
      row.email ?? '',
      row.phone ?? '',
      row.tags.join('; '),
      row.last?.at ?? '',
      row.next === null ? '' : `${row.next.text} ${row.next.due}`,
    ]),
  ]
    .map(cells => cells.map(csvCell).join(','))
    .join('\r\n')

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
