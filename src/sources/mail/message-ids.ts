/** Identifiers are unbounded in RFC 5322 but for the length of a line; real ones stay under 250 characters. */
const longest = 998
const most = 5000

/** A Message-ID without brackets and white space; null where there is none or it cannot be one. */
export function messageId(value: string): string | null {
  const bracketed = /<([^<>]*)>/.exec(value)?.[1]
  const id = (bracketed ?? value.trim().split(/\s+/, 1)[0] ?? '').replace(/\s+/g, '')
  return id.length === 0 || id.length > longest ? null : id
}

/** Every identifier of a References or In-Reply-To header, in order, each once. */
export function messageIds(value: string): string[] {
  const found = new Set<string>()
  for (const [, inner] of value.matchAll(/<([^<>]*)>/g)) {
    const id = (inner ?? '').replace(/\s+/g, '')
    if (id.length > 0 && id.length <= longest) found.add(id)
    if (found.size === most) break
  }
  if (found.size === 0)
    for (const word of value.split(/[\s,]+/)) if (/^[^\s@<>]+@[^\s@<>]+$/.test(word)) found.add(word)
  return [...found].slice(0, most)
}
