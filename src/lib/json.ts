/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** JSON with keys in code point order at every level: equal values give equal text, so that it can be hashed. */
export function canonical(value: Json | undefined): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const object = value as JsonObject
  const keys = Object.keys(object).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(object[key])}`).join(',')}}`
}

/**
 * Rows as JSON that PostgreSQL takes into `jsonb`: NUL characters are left out and lone surrogates replaced by U+FFFD.
 * `JSON.stringify` writes both as escapes and everything else as it is.
 */
export function postgresJson(value: unknown): string {
  const text = JSON.stringify(value)
  // Almost no text has any, and looking is far cheaper than replacing.
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text
  return text
    .replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1')
    .replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, '$1\\ufffd')
}
