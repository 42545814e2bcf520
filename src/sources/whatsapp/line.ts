/** The head of a line that begins a message: date, time and what follows. */
export interface Stamp {
  /** Three numbers as they stand. */
  readonly numbers: readonly [number, number, number]
  readonly yearFirst: boolean
  readonly hour: number
  readonly minute: number
  readonly second: number | null
  readonly rest: string
}

const marks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/**
 * iOS: `[30/12/2023, 14:30:12] Name: text`; Android: `30/12/2023, 14:30 - Name: text`. Order, separators, the number of
 * digits, the comma and the half of the day follow the phone's language.
 */
const head =
  /^(\[)?(\d{1,4})[./-] ?(\d{1,2})[./-] ?(\d{1,4})\.?,?[ \u00a0\u202f]{1,2}(?:(?:um|at|às|a las|à|kl\.?|klo) )?(上午|下午|午前|午後|오전|오후|[ap]\.?[ \u00a0\u202f]?m\.?|CH|SA)?[ \u00a0\u202f]?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?[ \u00a0\u202f]?(上午|下午|[ap]\.?[ \u00a0\u202f]?m\.?|CH|SA|PM|AM|μ\.μ\.|π\.μ\.|ـم|ص|م)?(?:\]|[ \u00a0]?[-–—])[ \u00a0]?(.*)$/iu

const after = /^(?:p|下午|午後|오후|CH|μ\.μ|م)/iu
const before = /^(?:a|上午|午前|오전|SA|π\.μ|ص)/iu

/** Null for a line that goes on with the message before it. */
export function stampOf(raw: string): Stamp | null {
  // A first look spares the pattern: most lines of long messages begin with a letter.
  const first = raw.charCodeAt(0)
  if (first > 57 && first !== 91 && first < 0x200e) return null
  const line = raw.slice(0, 120).replace(marks, '')
  const found = head.exec(line)
  if (!found) return null
  const [, bracket, a = '', b = '', c = '', halfBefore, hours, minutes, seconds, halfAfter, rest = ''] = found
  if (
    (bracket === '[') !==
    line
      .slice(0, line.length - rest.length)
      .trimEnd()
      .endsWith(']')
  )
    return null
  const half = halfBefore ?? halfAfter ?? ''
  let hour = Number(hours)
  if (after.test(half) && hour < 12) hour += 12
  else if (before.test(half) && hour === 12) hour = 0
  if (hour > 24 || Number(minutes) > 59) return null
  const tail = raw.length > 120 ? raw.slice(120) : ''
  return {
    numbers: [Number(a), Number(b), Number(c)],
    yearFirst: a.length === 4,
    hour,
    minute: Number(minutes),
    second: seconds === undefined ? null : Number(seconds),
    rest: rest + tail,
  }
}

/** The sender and the words; null for a notice of the system, which has no sender. */
export function spokenOf(rest: string): { readonly name: string; readonly text: string } | null {
  const text = rest.replace(/^[\u200e\u200f]+/, '')
  const colon = text.indexOf(':')
  if (colon < 1 || colon > 120) return null
  const name = text
    .slice(0, colon)
    .replace(marks, '')
    .replace(/^~ ?\u00a0?/, '')
    .trim()
  const after = text.slice(colon + 1)
  return name === '' || (after !== '' && !/^[ \u00a0\n]/.test(after))
    ? null
    : { name, text: after.replace(/^[ \u00a0]/, '') }
}
