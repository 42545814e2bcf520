import { domainToASCII } from 'node:url'

const address = /^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\]]{2,}$/u
/** Providers that ignore dots and what follows a plus in the local part. */
const gmail: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])

/** An address as one key: lower case, ASCII domain (IDNA), Gmail's dots and plus tags removed. Null when it is none. */
export function normaliseEmail(raw: string): string | null {
  const text = raw
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .normalize('NFC')
  if (text.length > 254 || !address.test(text)) return null
  const at = text.lastIndexOf('@')
  const domain = domainToASCII(text.slice(at + 1).toLowerCase())
  if (!domain) return null
  const local = text.slice(0, at).toLowerCase()
  if (!gmail.has(domain)) return `${local}@${domain}`
  return `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1)

const roleNames = new Set(
  (
    'info office contact hello hi team sales support help service admin administration hr jobs careers recruiting recruitment ' +
    'talent people kontakt bewerbung bewerbungen karriere buero empfang mail post postmaster webmaster hostmaster abuse ' +
    'billing accounts accounting invoice invoices finance press media marketing news newsletter reception enquiries inquiries ' +
    'no-reply noreply do-not-reply donotreply mailer-daemon bounce bounces notifications notification alerts'
  ).split(' '),
)
const machine =
  /(^|[._+-])(no-?reply|do-?not-?reply|mailer-daemon|bounces?|notifications?|newsletter|unsubscribe)([._+-]|$)/

/** An address that many people share or that no human reads: never enough to say two records are one person (RFC 2142). */
export function isRoleAddress(email: string): boolean {
  const local = email.slice(0, email.lastIndexOf('@'))
  return roleNames.has(local) || machine.test(local)
}
