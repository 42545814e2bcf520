/** What one feed's truth says of one thing that `parse feed` answers. */
export interface Expectation {
  readonly field: 'title' | 'link' | 'published' | 'updated' | 'id' | 'author' | 'items'
  /** Null for the feed itself. */
  readonly item: number | null
  /** Texts of which any will do; a count in digits; empty: nothing may be there. */
  readonly values: readonly string[]
  /** A title that is text already, and so may hold angle brackets. */
  readonly literal: boolean
}

const fields: Readonly<Record<string, Expectation['field']>> = {
  title: 'title',
  'title_detail.value': 'title',
  link: 'link',
  'links.0.href': 'link',
  published: 'published',
  published_parsed: 'published',
  updated: 'updated',
  updated_parsed: 'updated',
  id: 'id',
  guid: 'id',
  author: 'author',
}

const operand = /^(?:(feed|entries)((?:\[[^\]]*\]|\.\w+)*)|len\((entries)\))$/

/** `entries[0]['title']` as `[0, 'title']`. */
function target(text: string): { item: number | null; field: Expectation['field'] } | null {
  const found = operand.exec(text.trim())
  if (!found) return null
  if (found[3]) return { item: null, field: 'items' }
  const path = [...(found[2] ?? '').matchAll(/\[\s*u?['"]?([^'"\]]*)['"]?\s*\]|\.(\w+)/g)].map(
    ([, key, dot]) => key ?? dot ?? '',
  )
  const item = found[1] === 'entries' ? Number(path.shift()) : null
  const field = fields[path.join('.')]
  // The contract has no id, author or dates of the feed itself.
  if (!field || (item === null && field !== 'title' && field !== 'link')) return null
  return { item, field }
}

/** A Python literal: a string (pieces joined by `+`), a number, or the nine numbers of a moment in UTC. */
function literal(text: string): string | null {
  const whole = text.trim()
  if (/^\d+$/.test(whole)) return whole
  const moment = /^\((\d+(?:,\s*\d+){8})\)$/.exec(whole)
  if (moment) {
    const [year = 0, month = 1, day, hour, minute, second] = (moment[1] ?? '').split(',').map(Number)
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString()
  }
  const piece = /\s*\+?\s*u?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*/gy
  let value = ''
  let at = 0
  for (const [found, single, double] of whole.matchAll(piece)) {
    value += unescaped(single ?? double ?? '')
    at += found.length
  }
  return at > 0 && at === whole.length ? value : null
}

const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{2})|(.))/gi, (_, four, eight, two, one: string) =>
    one === undefined ? String.fromCodePoint(Number.parseInt(four ?? eight ?? two, 16)) : (named[one] ?? one),
  )

/** Pieces between a word of Python that stands outside of quotes. */
function split(text: string, word: RegExp): string[] {
  const parts: string[] = []
  let [from, quote] = [0, '']
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quote) {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else {
      word.lastIndex = at
      const found = word.exec(text)
      if (found) {
        parts.push(text.slice(from, at))
        from = at + found[0].length
        at = from - 1
      }
    }
  }
  return [...parts, text.slice(from)]
}

/** The expectations of feedparser's `Expect:` that `parse feed` has an answer to; its own judgement (`bozo`) is left out. */
export function expectationsOf(expression: string, literalTitles: boolean): Expectation[] {
  return split(expression, / and /y).flatMap(part => {
    const alternatives = split(part, / or /y)
    const [first, ...others] = alternatives.map(one => sides(one.trim().replace(/^\((.*)\)$/s, '$1')))
    if (!first || first.targets.length === 0 || first.value === null) return []
    const values = [first.value, ...others.flatMap(one => (one.value === null ? [] : [one.value]))]
    return first.targets.map(one => ({ ...one, values: first.absent ? [] : values, literal: literalTitles }))
  })
}

function sides(comparison: string) {
  const absent = /^not (entries\[\d+\])\.has_key\('(\w+)'\)$/.exec(comparison.trim())
  const operands = absent ? [`${absent[1]}['${absent[2]}']`, "''"] : split(comparison, / *== */y)
  return {
    absent: absent !== null,
    targets: operands.map(target).filter(one => one !== null),
    value: operands.length > 1 ? literal(operands.at(-1) ?? '') : null,
  }
}
