/** To whom a message went: names and profile addresses in one cell each, which belong together by their order. */
export function recipientsOf(names: string, urls: string): readonly { readonly name: string; readonly url: string }[] {
  const addresses = urls.split(/[\s,;]+/).filter(Boolean)
  const one = names.trim()
  if (addresses.length === 1) return [{ name: one, url: addresses[0] ?? '' }]
  const parts = one.split(/\s*,\s*/).filter(Boolean)
  if (addresses.length === 0) return parts.map(name => ({ name, url: '' }))
  // "Jane Doe, PMP" has a comma of its own: without one name to one address, the addresses alone are sure.
  return addresses.map((url, at) => ({ name: parts.length === addresses.length ? (parts[at] ?? '') : '', url }))
}
