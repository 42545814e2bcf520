import { foldName } from '#src/lib/normalise/name.ts'
import { months, open, presents, seasons, since, until } from './months.ts'

/** A date or span of dates as it stands in a text; partial ISO dates keep the precision that they were written with. */
export interface DateSpan {
  readonly from: string | null
  readonly to: string | null
  /** Said to last until now. */
  readonly current: boolean
  /** One date, not two with a line between. */
  readonly single: boolean
  /** Offsets in the text. */
  readonly start: number
  readonly end: number
}

interface Token {
  readonly text: string
  readonly folded: string
  readonly start: number
  readonly end: number
}

interface Moment {
  readonly date: string
  /** Index of the token after it. */
  readonly next: number
  /** Written with two digits of a year: only believed beside a full one. */
  readonly weak?: boolean
}

const tokenPattern =
  /aujourd['’]hui|\d+|[年月日]|[\u3040-\u30ff\u4e00-\u9fff]+?(?=[年月日\d]|[^\u3040-\u30ff\u4e00-\u9fff]|$)|[\p{L}\p{M}]+|[^\s\p{L}\p{M}\d]/giu

function tokens(text: string): Token[] {
  const found: Token[] = []
  for (const match of text.matchAll(tokenPattern)) {
    const [part] = match
    found.push({ text: part, folded: foldName(part), start: match.index, end: match.index + part.length })
  }
  return found
}

const two = (value: number) => String(value).padStart(2, '0')
const isYear = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:19[4-9]\d|20[0-5]\d)$/.test(token.text)
const small = (token: Token | undefined, max: number): number | null => {
  if (!token || !/^\d{1,2}$/.test(token.text)) return null
  const value = Number(token.text)
  return value >= 1 && value <= max ? value : null
}

/** First year of Japan's eras, less one. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 }

const ofWords = new Set(['de', 'del', 'of', 'd', 'di'])

/** A date in Japanese: 2015年4月1日, 平成27年4月. */
function japanese(list: readonly Token[], at: number): Moment | null {
  const era = eras[list[at]?.text ?? '']
  const first = era === undefined ? at : at + 1
  const number = list[first]
  if (!number || list[first + 1]?.text !== '年') return null
  const year = era === undefined ? Number(number.text) : era + (number.text === '元' ? 1 : Number(number.text))
  if (!(year >= 1940 && year < 2060)) return null
  const month = list[first + 3]?.text === '月' ? small(list[first + 2], 12) : null
  if (!month) return { date: String(year), next: first + 2 }
  const day = list[first + 5]?.text === '日' ? small(list[first + 4], 31) : null
  if (day) return { date: `${year}-${two(month)}-${two(day)}`, next: first + 6 }
  return { date: `${year}-${two(month)}`, next: first + 4 }
}

/** Dates in figures: 2015-04, 04/2015, 01.04.2015, 2015. Tokens must touch. */
function figures(list: readonly Token[], at: number, monthFirst: boolean): Moment | null {
  const [a, s, b, t, c] = [list[at], list[at + 1], list[at + 2], list[at + 3], list[at + 4]]
  if (!a) return null
  const touch = (left: Token | undefined, right: Token | undefined) => left?.end === right?.start
  const joined = s !== undefined && /^[-./]$/.test(s.text) && touch(a, s) && touch(s, b)
  const joinedOn = joined && t !== undefined && t.text === s.text && touch(b, t) && touch(t, c)
  if (isYear(a)) {
    const month = joined && b?.text.length === 2 ? small(b, 12) : joined && s?.text !== '-' ? small(b, 12) : null
    if (!month) return { date: a.text, next: at + 1 }
    const day = joinedOn ? small(c, 31) : null
    if (day) return { date: `${a.text}-${two(month)}-${two(day)}`, next: at + 5 }
    // 2018-20 and 2018/19 are spans of years.
    if (joined && b?.text.length === 2 && Number(b.text) > 12) return { date: a.text, next: at + 1 }
    return { date: `${a.text}-${two(month)}`, next: at + 3 }
  }
  if (joinedOn && isYear(c)) {
    const [one, other] = [small(a, 31), small(b, 31)]
    if (!one || !other) return null
    const dayFirst = one > 12 || (other <= 12 && (s?.text === '.' || !monthFirst))
    const [day, month] = dayFirst ? [one, other] : [other, one]
    if (month > 12) return null
    return { date: `${c?.text}-${two(month)}-${two(day)}`, next: at + 5 }
  }
  const month = small(a, 12)
  if (joined && month && isYear(b)) return { date: `${b?.text}-${two(month)}`, next: at + 3 }
  if (joined && month && a.text.length === 2 && b && /^\d{2}$/.test(b.text) && !joinedOn) {
    const year = Number(b.text)
    return { date: `${year > 50 ? 1900 + year : 2000 + year}-${two(month)}`, next: at + 3, weak: true }
  }
  return null
}

/** Month and year in words: Sept. 2018, 15. März 2020, March 15, 2020, marzo de 2020, Jan '19, Summer 2022, Q1 2020. */
function words(list: readonly Token[], at: number): Moment | null {
  let index = at
  const skip = (test: (token: Token) => boolean) => {
    const token = list[index]
    if (token && test(token)) index++
  }
  const dot = (token: Token) => token.text === '.' || token.text === ','
  const linking = (token: Token) => ofWords.has(token.folded) || token.text === '/' || token.text === '-'
  let day = small(list[index], 31)
  if (day) {
    index++
    skip(dot)
    skip(token => /^(?:st|nd|rd|th|er|º|ª|°)$/.test(token.folded))
    skip(token => ofWords.has(token.folded))
  }
  const name = list[index]
  const month = name ? months.get(name.folded) : undefined
  const season =
    name !== undefined &&
    (seasons.has(name.folded) || (/^[qht]$/.test(name.folded) && small(list[index + 1], 4) !== null))
  if (!month && !(season && !day)) return null
  index++
  if (season && !month && /^[qht]$/.test(name?.folded ?? '')) index++
  skip(dot)
  skip(linking)
  if (month && !day && isYear(list[index]) === false) {
    const after = small(list[index], 31)
    const following = list[index + 1]
    if (
      after &&
      following &&
      (following.text === ',' || /^(?:st|nd|rd|th)$/.test(following.folded)) &&
      (isYear(list[index + 2]) || isYear(list[index + 3]))
    ) {
      day = after
      index++
      skip(token => /^(?:st|nd|rd|th)$/.test(token.folded))
      skip(dot)
    }
  }
  skip(token => ofWords.has(token.folded))
  const quoted = /^['’‘`]$/.test(list[index]?.text ?? '')
  if (quoted) index++
  const year = list[index]
  if (!year) return null
  const stamp = (text: string): string => (month ? `${text}-${two(month)}${day ? `-${two(day)}` : ''}` : text)
  if (isYear(year)) return { date: stamp(year.text), next: index + 1 }
  if (/^\d{2}$/.test(year.text)) {
    const value = Number(year.text)
    return { date: stamp(String(value > 50 ? 1900 + value : 2000 + value)), next: index + 1, weak: !quoted }
  }
  return null
}

function moment(list: readonly Token[], at: number, monthFirst: boolean): Moment | null {
  return japanese(list, at) ?? words(list, at) ?? figures(list, at, monthFirst)
}

/** Index after "until now" at this place, or null. */
function present(list: readonly Token[], at: number): number | null {
  let best: number | null = null
  for (const phrase of presents)
    if (phrase.every((word, i) => list[at + i]?.folded === word || list[at + i]?.text === word))
      best = Math.max(best ?? 0, at + phrase.length)
  return best
}

const dash = /^[-\u00ad–—−‐‑~〜～→]$/

/** Index after what stands between two dates, or null. */
function separator(list: readonly Token[], at: number): number | null {
  let index = at
  const token = list[index]
  if (!token) return null
  if (token.text === '.' || token.text === ',') index++
  const mark = list[index]
  if (!mark) return null
  if (dash.test(mark.text)) {
    index++
    while (dash.test(list[index]?.text ?? '') || list[index]?.text === '>') index++
    if (until.has(list[index]?.folded ?? '')) index++
    return index
  }
  if (mark.folded === 't' && list[index + 1]?.text === '/' && list[index + 2]?.folded === 'm') return index + 3
  if (mark.folded === 'jusqu') return index + (list[index + 1]?.text.match(/^['’]$/) ? 3 : 2)
  if (until.has(mark.folded) || mark.text === 'から' || mark.text === 'より' || mark.text === 'まで') return index + 1
  return null
}

const before = (a: string, b: string) => a.slice(0, 4) <= b.slice(0, 4)

/** All dates and spans of dates in a text, in order. `monthFirst`: 04/05/2020 is the fifth of April. */
export function findDates(text: string, monthFirst = false): DateSpan[] {
  if (!/\d/.test(text) || text.length > 2000) return []
  const list = tokens(text)
  const found: DateSpan[] = []
  for (let at = 0; at < list.length; at++) {
    const here = list[at]
    if (!here) break
    const opened = since.has(here.folded) ? at + 1 : at
    const first = moment(list, opened, monthFirst) ?? sharedYear(list, opened, monthFirst)
    if (!first) continue
    const begin =
      opened > at && (open.has(here.folded) || separator(list, first.next) !== null)
        ? here.start
        : (list[opened]?.start ?? here.start)
    const span = rest(list, first, monthFirst, text)
    if (span.single && first.weak) continue
    const last = list[span.next - 1]?.end ?? here.end
    // Polish: "2015 r."
    const end = last + (/^\s?r\.(?=[\s,;)–-]|$)/.exec(text.slice(last))?.[0].length ?? 0)
    const still = span.single && opened > at && open.has(here.folded)
    found.push({
      from: span.from,
      to: still ? null : span.to,
      current: span.current || still,
      single: span.single && !still,
      start: begin,
      end,
    })
    at = span.next - 1
  }
  return found
}

/** "Jan – Mar 2019", "03–08/2019": the year stands at the end only. */
function sharedYear(list: readonly Token[], at: number, monthFirst: boolean): Moment | null {
  const token = list[at]
  const month = token ? (months.get(token.folded) ?? small(token, 12)) : null
  if (!token || !month) return null
  const after = list[at + 1]?.text === '.' ? at + 2 : at + 1
  const next = separator(list, after)
  if (next === null) return null
  const second = moment(list, next, monthFirst)
  if (!second || second.weak || second.date.length < 7) return null
  return { date: `${second.date.slice(0, 4)}-${two(month)}`, next: after }
}

interface Rest {
  readonly from: string | null
  readonly to: string | null
  readonly current: boolean
  readonly single: boolean
  readonly next: number
}

function rest(list: readonly Token[], first: Moment, monthFirst: boolean, text: string): Rest {
  const alone: Rest = { from: first.date, to: first.date, current: false, single: true, next: first.next }
  const bracketed = list[first.next]
  const after = separator(list, first.next)
  const [slash, short] = [list[first.next], list[first.next + 1]]
  if (
    first.date.length === 4 &&
    slash &&
    short &&
    /^[/–-]$/.test(slash.text) &&
    /^\d{2}$/.test(short.text) &&
    slash.end === short.start
  ) {
    const to = `${first.date.slice(0, 2)}${short.text}`
    if (Number(to) - Number(first.date) < 12 && Number(to) > Number(first.date))
      return { from: first.date, to, current: false, single: false, next: first.next + 2 }
  }
  if (after === null) {
    const now = bracketed && !/^\p{L}/u.test(bracketed.text) ? null : present(list, first.next)
    return now === null ? alone : { from: first.date, to: null, current: true, single: false, next: now }
  }
  const second = moment(list, after, monthFirst)
  if (second && before(first.date, second.date))
    return { from: first.date, to: second.date, current: false, single: false, next: second.next }
  // On a page that runs to the left the earlier year stands at the right.
  if (second && first.date.length === 4 && second.date.length === 4)
    return { from: second.date, to: first.date, current: false, single: false, next: second.next }
  const now = present(list, after)
  if (now !== null) return { from: first.date, to: null, current: true, single: false, next: now }
  // "2022 –" with nothing after it.
  const mark = list[after - 1]
  if (
    mark &&
    dash.test(mark.text) &&
    text
      .slice(mark.end)
      .trim()
      .replace(/^[)\].,]+$/, '') === ''
  )
    return { from: first.date, to: null, current: true, single: false, next: after }
  return alone
}

const lasting =
  /^[([·|,\s]*(?:(?:\d+|one|two|three|ein|eine|un|une|uno|een)\s*\+?\s*(?:years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|années?|mois|años?|mes(?:es)?|anni|anno|mesi|mese|jaar|jaren|maand(?:en)?|lat|lata|roku?|miesi[ąe]c[ey]?|miesięcy|anos?|meses|mês|年|か月|ヶ月|カ月)\.?(?:\s*(?:,|and|und|et|y|e|en|i|間)?\s*)){1,2}[)\]\s]*$/iu

/** A length of time alone: "2 years 10 months". */
export const isDuration = (text: string): boolean => text.length < 50 && lasting.test(text)
