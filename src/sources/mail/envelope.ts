/**
 * The `From ` line that begins each message of an mbox (RFC 4155, appendix A): who and when, as the mail system saw it.
 * Written with a date or (Google Takeout, old Thunderbird) without one.
 */
const time = /[ :]\d{1,2}:\d{2}(?::\d{2})?\b/
const year = /[ -](?:19|20)\d{2}\b/
const thunderbird = /^From -[ \t]*$/
const nameless = /^From (?:\S+@\S+|MAILER-DAEMON)[ \t]*$/
const fieldStart = /^(?:[!-9;-~]{1,76}[ \t]*:|>From )/

/**
 * Whether `line` parts two messages. Prose that begins with "From " has no time and year, or no header after it.
 * @param next the line after it
 * @param afterBlank whether the line before it is empty
 */
export function isSeparator(line: string, next: string, afterBlank: boolean): boolean {
  if (!line.startsWith('From ') || line.length > 500) return false
  if (!fieldStart.test(next)) return false
  return (time.test(line) && year.test(line)) || thunderbird.test(line) || (afterBlank && nameless.test(line))
}

/** Whether a file that begins with these lines is an mbox. */
export const beginsMbox = (line: string, next: string): boolean => isSeparator(line, next, true)

/**
 * The message as it was before it was put into an mbox: one `>` off each line that is `From ` after `>` signs (mboxrd).
 */
export function unescapeFrom(message: Buffer): Buffer {
  let at = message.indexOf('>From ')
  if (at === -1) return message
  const parts: Buffer[] = []
  let copied = 0
  for (; at !== -1; at = message.indexOf('>From ', at + 6)) {
    let start = at
    while (start > 0 && message[start - 1] === 0x3e) start--
    if (start > 0 && message[start - 1] !== 0x0a) continue
    parts.push(message.subarray(copied, start))
    copied = start + 1
  }
  parts.push(message.subarray(copied))
  return Buffer.concat(parts)
}
