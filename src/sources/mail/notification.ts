import { tidyName } from '#src/lib/normalise/name.ts'
import { header, type ParsedMail } from './mail.ts'
import { type NotifiedKind, subjects, templates } from './notification-words.ts'
import { isForged } from './sender.ts'

/** What a network's mail says that somebody did. Plain data, so that a worker thread can send it back. */
export interface Notification {
  readonly network: 'linkedin' | 'x'
  /** `notification.received` where the template is not known. */
  readonly kind: NotifiedKind | 'notification.received'
  /** Whose act it was: the profile's slug or handle, where a link says; null where none does. */
  readonly profile: string | null
  readonly name: string | null
  /** To the post or conversation, without its tracking. */
  readonly link: string | null
}

const senders: readonly (readonly [Notification['network'], RegExp])[] = [
  ['linkedin', /@(?:[\w-]{1,30}\.){0,2}linkedin\.com$/i],
  ['x', /@(?:[\w-]{1,30}\.){0,2}(?:x|twitter)\.com$/i],
]
const mostLinks = 300

/** Null for mail that is no notification of these networks, is forged, or tells a birthday. */
export function notificationOf(mail: ParsedMail): Notification | null {
  const sender = mail.from[0]?.address ?? ''
  const network = senders.find(([, domain]) => domain.test(sender))?.[0]
  if (!network || isForged(mail)) return null
  const links = linksIn(mail)
  const kind = kindBy(tokensOf(mail, links)) ?? kindBySubject(mail.subject) ?? 'notification.received'
  if (kind === 'ignored') return null
  const profile = profileIn(links, network)
  const name = nameIn(mail)
  if (kind === 'notification.received' && profile === null) return null
  return { network, kind, profile, name, link: targetIn(links, network) }
}

/** Addresses in the message, their redirections taken off. */
function linksIn({ html, text }: ParsedMail): readonly URL[] {
  const found: URL[] = []
  const raw = (html ?? '').slice(0, 500_000).matchAll(/\bhref\s*=\s*["']([^"'\s<>]{8,3000})["']/gi)
  const plain = text.slice(0, 200_000).matchAll(/(https?:\/\/[^\s<>"')\]]{4,2000})/g)
  for (const matches of [raw, plain])
    for (const [, address = ''] of matches) {
      if (found.length >= mostLinks) return found
      const url = parsed(address.replaceAll('&amp;', '&').replaceAll('&#38;', '&'))
      if (!url) continue
      const inner = parsed(url.searchParams.get('url') ?? '')
      found.push(url)
      if (inner) found.push(inner)
    }
  return found
}

const parsed = (address: string): URL | null =>
  /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address) : null

function tokensOf(mail: ParsedMail, links: readonly URL[]): readonly string[] {
  const said = ['x-linkedin-template', 'x-linkedin-class', 'feedback-id', 'list-id', 'x-twitter-template']
    .map(name => header(mail, name))
    .filter(Boolean)
  const tracked = links.flatMap(({ searchParams }) => [
    searchParams.get('trk') ?? '',
    searchParams.get('lipi') ?? '',
    decoded(searchParams.get('cn') ?? ''),
  ])
  return [...said, ...tracked].filter(Boolean).map(token => token.toLowerCase().slice(0, 300))
}

const decoded = (cn: string): string =>
  /^[\w+/=-]{4,200}$/.test(cn) ? Buffer.from(cn, 'base64').toString('latin1').replace(/[^\w]/g, ' ') : ''

/** The template that most of the tokens name: footers lead elsewhere too. */
function kindBy(tokens: readonly string[]): NotifiedKind | 'ignored' | null {
  const votes = new Map<NotifiedKind | 'ignored', number>()
  for (const token of tokens) {
    if (/unsub|footer|help|settings/.test(token)) continue
    const kind = templates.find(([, words]) => words.test(token))?.[0]
    if (kind) votes.set(kind, (votes.get(kind) ?? 0) + 1)
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

const kindBySubject = (subject: string): NotifiedKind | 'ignored' | null =>
  subjects.find(([, words]) => words.test(subject))?.[0] ?? null

/** The first profile that the message links to: the one it is about stands above its other suggestions. */
function profileIn(links: readonly URL[], network: Notification['network']): string | null {
  for (const { hostname, pathname } of links) {
    const parts = pathname
      .split('/')
      .filter(Boolean)
      .map(part => part.toLowerCase())
    if (network === 'linkedin' && /(?:^|\.)linkedin\.com$/.test(hostname)) {
      const at = parts[0] === 'comm' ? 1 : 0
      const slug = parts[at] === 'in' ? unescaped(parts[at + 1] ?? '') : ''
      if (slug && slug.length <= 200) return slug.normalize('NFC')
    }
    if (
      network === 'x' &&
      /^(?:www\.|mobile\.)?(?:x|twitter)\.com$/.test(hostname) &&
      /^\w{1,20}$/.test(parts[0] ?? '') &&
      !reserved.has(parts[0] ?? '')
    )
      return parts[0] ?? null
  }
  return null
}

const reserved = new Set([
  'i',
  'intent',
  'home',
  'settings',
  'account',
  'notifications',
  'messages',
  'search',
  'login',
  'share',
  'hashtag',
  'explore',
  'tos',
  'privacy',
  'scribe',
  'download',
])

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The name in the subject, else the one that the network sends under: "Ana Kovač via LinkedIn". */
function nameIn(mail: ParsedMail): string | null {
  for (const [, words] of subjects) {
    const found = words.exec(mail.subject)
    const name = found?.[1] ?? found?.[2]
    if (name && isName(name)) return tidyName(name.replace(/\s*\(@\w{1,20}\)\s*$/, ''))
  }
  const shown = (mail.from[0]?.name ?? '').replace(
    / (?:via|über|por|tramite|sur|on|bei) (?:LinkedIn|X|Twitter).*$/i,
    '',
  )
  return isName(shown) && !/linkedin|twitter|^x$|invitations|messag|notif|security|team/i.test(shown)
    ? tidyName(shown)
    : null
}

const isName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}'’.\-@()\w ]{1,78}$/u.test(text) && !/^(?:you|your|someone|hi|hello|we)\b/i.test(text)

/** What the act was on: a post, a status, a conversation. */
function targetIn(links: readonly URL[], network: Notification['network']): string | null {
  const wanted =
    network === 'linkedin' ? /^(?:\/comm)?\/(?:feed\/update|posts|messaging\/thread)\// : /^\/\w{1,20}\/status\/\d+/
  const found = links.find(
    ({ hostname, pathname }) => /(?:linkedin|x|twitter)\.com$/.test(hostname) && wanted.test(pathname),
  )
  return found ? `https://${found.hostname}${found.pathname.replace(/^\/comm/, '')}`.slice(0, 500) : null
}
