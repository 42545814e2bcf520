/** A boundary as a line has it, and the field of a part under it: enough to know that a multipart lies here. */
const seam = /^--([^\s][^\r\n]{0,200}?)[ \t]*\r?\n(?:content-[\w-]{2,40}[ \t]*:|\r?\n)/im
const declared = /^content-type:(?:[^\r\n]|\r?\n[ \t])*/im

/**
 * A multipart whose declared boundary never comes, with the one that does come in its place; null when there is none.
 * Gateways and anonymisers rewrite the one without the other, and all text would be lost.
 */
export function withRealBoundary(bytes: Buffer): Buffer | null {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 256 * 1024))
  if (!end) return null
  const head = bytes.toString('latin1', 0, end.index)
  const found = seam.exec(bytes.toString('latin1', end.index + end[0].length, end.index + 64 * 1024))?.[1]
  if (found === undefined || found.includes('"')) return null
  const type = `Content-Type: multipart/mixed; boundary="${found}"`
  const mended = declared.test(head) ? head.replace(declared, () => type) : `${head}\n${type}`
  return Buffer.concat([Buffer.from(mended, 'latin1'), bytes.subarray(end.index)])
}

/** What follows the header, as text: the last resort. */
export function bareBody(bytes: Buffer): string {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 256 * 1024))
  return end ? bytes.toString('utf8', end.index + end[0].length, end.index + 1024 * 1024) : ''
}
