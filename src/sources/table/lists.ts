const most = 100
/** Letters of one cell that are taken apart for addresses and numbers. */
const longest = 400_000

const cleaned = (parts: readonly string[], most: number): string[] => {
  const seen = new Set<string>()
  for (const part of parts) {
    const text = part.trim()
    if (text && seen.size < most) seen.add(text)
  }
  return [...seen]
}

/** Addresses in one cell: `a@x.example; Ana <b@x.example>`. */
export function splitEmails(cell: string): string[] {
  return cleaned(
    cell
      .slice(0, longest)
      .split(/[;,|\s<>"]+/)
      .filter(part => part.includes('@')),
    longest,
  )
}

/** Numbers in one cell. A slash without spaces stays: `030/123456` is one number. */
export function splitPhones(cell: string): string[] {
  return cleaned(cell.slice(0, longest).split(/[;,|\n]+| \/ | (?:or|oder|ou|o|of|lub|eller) /i), longest)
}

/**
 * Words in one cell: cut at line breaks, semicolons, bars and bullets; at commas only when there is none of those, and
 * never inside brackets ("SAP (MM, SD)" is one skill).
 */
export function splitList(cell: string): string[] {
  const text = cell
    .slice(0, 20_000)
    .trim()
    .replace(/^\[\s*"?|"?\s*\]$/g, '')
  if (/[;|\n•·、]/.test(text)) return cleaned(text.split(/[;|\n•·、]+/).map(unquoted), most)
  return cleaned(atCommas(text).map(unquoted), most)
}

const unquoted = (part: string): string => part.trim().replace(/^["']|["']$/g, '')

function atCommas(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '(' || letter === '[') depth++
    else if ((letter === ')' || letter === ']') && depth) depth--
    else if ((letter === ',' || letter === '，') && !depth) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
