/** One line of text as a person would see it, with what the mark-up says of it. */
export interface Line {
  readonly text: string
  /** Inside an element in which its program puts the message that is answered. */
  readonly quoted: boolean
  /** Inside an element in which its program puts the signature. */
  readonly signature: boolean
  /** Stands right under a rule or a border, as the header block of an answered message does. */
  readonly ruled: boolean
}

const most = 50_000

/** Lines of a plain text, at most 50,000. */
export function textLines(text: string): Line[] {
  return text.split('\n', most).map(line => ({ text: line.trimEnd(), quoted: false, signature: false, ruled: false }))
}

/** Lines as one text: no blank ones at either end, never more than two in a row. */
export const linesText = (lines: readonly Pick<Line, 'text'>[]): string =>
  closed(lines.map(line => line.text).join('\n'))

export const closed = (text: string): string =>
  text
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+/, '')
    .trimEnd()
