/** Plain `?q=anna&sort=name` addresses: every value is text, what is empty is left out, an address typed by hand works. */
type SearchParams = { readonly [key: string]: string }

export const parseSearch = (text: string): SearchParams => Object.fromEntries(new URLSearchParams(text))

export function stringifySearch(search: { readonly [key: string]: unknown }): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search))
    if (typeof value === 'string' && value !== '') params.set(key, value)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** Keeps the named keys of an address and drops the rest. */
export const only =
  <K extends string>(...keys: readonly K[]) =>
  (search: { readonly [key: string]: unknown }): { readonly [P in K]?: string | undefined } => {
    const kept: { [P in K]?: string | undefined } = {}
    for (const key of keys) {
      const value = search[key]
      if (typeof value === 'string' && value !== '') kept[key] = value
    }
    return kept
  }
