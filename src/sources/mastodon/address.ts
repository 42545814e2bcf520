import type { Identifier } from '#src/domain/identifier.ts'

const shape = /^[a-z0-9_](?:[a-z0-9_.-]{0,62}[a-z0-9_])?@[a-z0-9](?:[a-z0-9.-]{1,250}[a-z0-9])?$/

/** `@Ana@Example.Social` as the key of one account; null when it is no address of the fediverse. */
export function accountOf(text: string): Identifier | null {
  const value = text.trim().replace(/^@/, '').toLowerCase()
  return shape.test(value) && value.includes('.', value.indexOf('@')) ? { kind: 'mastodon', value } : null
}

/**
 * The account that an actor's or a status's address belongs to: `https://host/users/ana/statuses/1`, `https://host/@ana/1`.
 * Null where the address has no account in it (other programs of the fediverse number their notes).
 */
export function accountIn(address: string): Identifier | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname } = new URL(address)
  const found = /^\/(?:users\/|@)([^/@]{1,64})(?:@([^/]{1,253}))?(?:\/|$)/.exec(pathname)
  return found?.[1] && /^https?:$/.test(protocol) ? accountOf(`${found[1]}@${found[2] ?? hostname}`) : null
}

export const profileOf = ({ value }: Identifier): string => {
  const [name = '', host = ''] = value.split('@')
  return `https://${host}/@${name}`
}
