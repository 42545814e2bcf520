const guarded = /^[=+\-@\t\r]/
const phone = /^\+[\d ()/.-]+$/

/**
 * One row of RFC 4180 CSV with its line end. A cell that a spreadsheet would run as a formula gets an apostrophe in
 * front (OWASP, CSV injection); importing takes it off again. Phone numbers keep their plus, figures their minus.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell => (typeof cell === 'number' ? String(cell) : quoted(cell ?? ''))).join(',')}\r\n`
}

function quoted(text: string): string {
  const safe = guarded.test(text) && !phone.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
