import type { Card } from './card.ts'
import type { Property } from './property.ts'

const kinds: readonly (readonly [string, string])[] = [
  ['cell', 'mobile'],
  ['iphone', 'mobile'],
  ['fax', 'fax'],
  ['pager', 'pager'],
  ['work', 'work'],
  ['home', 'home'],
]

/** What an address or number is for: Apple's own label of the group, else its types. Empty when nothing says. */
export function labelOf(property: Property, card: Card): string {
  const own =
    property.group === ''
      ? undefined
      : card.properties.find(({ name, group }) => name === 'X-ABLABEL' && group === property.group)
  if (own) return own.text.replace(/^_\$!<(.*)>!\$_$/, '$1').slice(0, 60)
  return kinds.find(([type]) => property.types.has(type))?.[1] ?? ''
}

const hosts: Readonly<Record<string, string>> = {
  linkedin: 'https://www.linkedin.com/in/',
  twitter: 'https://x.com/',
  github: 'https://github.com/',
  facebook: 'https://www.facebook.com/',
  instagram: 'https://www.instagram.com/',
}

/** The address of an account: `SOCIALPROFILE` (RFC 9554), `X-SOCIALPROFILE` (Apple), `X-TWITTER` and its kin. */
export function socialOf({ name, types, text }: Property): string | null {
  if (/^(?:X-)?SOCIALPROFILE$/.test(name)) {
    if (/^https?:/i.test(text)) return text
    const handle = text.replace(/^x-apple:/i, '').replace(/^@/, '')
    const host = [...types].flatMap(type => (Object.hasOwn(hosts, type) ? (hosts[type] ?? []) : []))[0]
    return host && /^[\w.-]{1,64}$/.test(handle) ? host + handle : null
  }
  const network = /^X-(LINKEDIN|TWITTER|GITHUB|FACEBOOK|INSTAGRAM)(?:-URL)?$/.exec(name)?.[1]?.toLowerCase()
  if (!network) return null
  return /^https?:/i.test(text)
    ? text
    : /^@?[\w.-]{1,64}$/.test(text)
      ? `${hosts[network]}${text.replace(/^@/, '')}`
      : null
}
