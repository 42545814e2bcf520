export type Network =
  | 'linkedin'
  | 'x'
  | 'github'
  | 'facebook'
  | 'instagram'
  | 'telegram'
  | 'bluesky'
  | 'mastodon'
  | 'url'

export interface Profile {
  readonly kind: Network
  readonly value: string
}

const handle = /^[a-z0-9_.-]{1,64}$/

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** LinkedIn's public slug from any spelling of its URL: lower case, percent-decoded, without locale or trailing slash. */
function linkedin(path: readonly string[]): Profile | null {
  const [first, slug] = path
  if (first !== 'in' && first !== 'pub') return null
  return slug ? { kind: 'linkedin', value: decoded(slug).toLowerCase().normalize('NFC') } : null
}

/** A profile's address as a key that points at one account. Null when the text is no address. */
export function normaliseProfile(raw: string): Profile | null {
  const text = raw.trim()
  if (!text || text.length > 2048 || /\s/.test(text)) return null
  let url: URL
  try {
    url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`)
  } catch {
    return null
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (!url.hostname.includes('.')) return null
  const host = url.hostname.toLowerCase().replace(/^(www|m|mobile)\./, '')
  const path = url.pathname.split('/').filter(Boolean)
  const first = decoded(path[0] ?? '')
    .replace(/^@/, '')
    .toLowerCase()
  if (host === 'linkedin.com' || host.endsWith('.linkedin.com')) return linkedin(path)
  if (host === 'lnkd.in') return null
  if ((host === 'twitter.com' || host === 'x.com') && handle.test(first) && first !== 'i' && first !== 'intent')
    return { kind: 'x', value: first }
  if (host === 'github.com' && handle.test(first)) return { kind: 'github', value: first }
  if (host === 'facebook.com' && handle.test(first)) return { kind: 'facebook', value: first }
  if (host === 'instagram.com' && handle.test(first)) return { kind: 'instagram', value: first }
  if (host === 't.me' && handle.test(first)) return { kind: 'telegram', value: first }
  if (host === 'bsky.app' && path[0] === 'profile' && path[1]) return { kind: 'bluesky', value: path[1].toLowerCase() }
  if (path.length === 1 && path[0]?.startsWith('@')) return { kind: 'mastodon', value: `${first}@${host}` }
  return { kind: 'url', value: `${host}${url.pathname.replace(/\/+$/, '')}${url.search}` }
}
