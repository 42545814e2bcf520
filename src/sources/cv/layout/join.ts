import { isSpaceless } from './characters.ts'
import type { Line } from './model.ts'

const compound =
  /(?:^|[\s(])(?:high|low|multi|full|self|co|non|well|real|long|short|cross|on|in|start|open|user|data|time|end|front|back|part|e|pre|post|re|anti|semi|sub|third|first|second|half|two|three|large|small|state|best|cost|fast|next|world|top|hands|decision|peer|award|client|customer|event|test|cloud|micro|object|problem|team|result|detail|goal|agent|trouble|easy|fault|auto|know|follow|built|drop|check|set|sign|log|roll|one|data|business|mission|[A-Z]{2,}|[A-ZÄÖÜ][\p{L}]*)$/iu

/** The words of a document, so that a hyphen at a line's end can be judged by how the word is written elsewhere. */
export function vocabularyOf(lines: readonly Line[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const line of lines)
    for (const cell of line.cells)
      for (const match of cell.text.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) words.add(match[0].toLowerCase())
  return words
}

/** Two lines of one paragraph as running text: a word that was parted at the line's end is put together again. */
export function join(before: string, after: string, words: ReadonlySet<string>): string {
  if (before === '') return after
  if (after === '') return before
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  const broken = /([\p{L}\p{M}]+)[-‐]$/u.exec(before)
  const next = /^([\p{L}\p{M}]+)/u.exec(after)
  if (broken && next) {
    const [head, tail] = [broken[1] ?? '', next[1] ?? '']
    const bare = before.slice(0, -1)
    const [whole, parted] = [`${head}${tail}`.toLowerCase(), `${head}-${tail}`.toLowerCase()]
    if (words.has(whole)) return bare + after
    if (words.has(parted) || /^\p{Lu}/u.test(tail)) return before + after
    return compound.test(bare) && (head !== head.toLowerCase()) === false && compound.test(` ${head}`)
      ? before + after
      : bare + after
  }
  if (isSpaceless(before.slice(-1)) && isSpaceless(after.slice(0, 1))) return before + after
  if (/[/]$/.test(before) && /^\S/.test(after) && /https?:\S*$/.test(before)) return before + after
  return `${before} ${after}`
}
