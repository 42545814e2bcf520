import type { Identifier } from '#src/domain/identifier.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import type { MailAddress } from './mail.ts'
import { type SignatureFacts, signatureFacts } from './signature-facts.ts'

/** One claim of a sender, and the identifiers that point at the same person. */
export interface Said {
  readonly kind: string
  readonly body: JsonObject
  readonly bridges: readonly Identifier[]
}

const mostPhones = 4

/**
 * What a From name and a signature say of their writer. A signature counts only where it bears the sender's name. A
 * mobile phone and a LinkedIn profile are the person's own, and bridge; a switchboard number or the company's account
 * would join colleagues into one, and do not.
 */
export function saidBySender(
  sender: MailAddress,
  signature: string | null,
  links: readonly string[],
  country: string,
): Said[] {
  const name = sureName(sender.name)
  const said: Said[] = name === null ? [] : [{ kind: 'claim.name', body: { full: name }, bridges: [] }]
  if (signature === null) return said
  const facts = signatureFacts(signature, links, sender)
  if (!facts.named) return said
  said.push(...phones(facts, country), ...profiles(facts, sender.name))
  if (facts.title !== null) {
    const company = facts.company === null ? {} : { company: facts.company }
    said.push({ kind: 'claim.position', body: { title: facts.title, current: true, ...company }, bridges: [] })
  }
  return said
}

function phones(facts: SignatureFacts, country: string): Said[] {
  return facts.phones.slice(0, mostPhones).flatMap(({ raw, mobile }) => {
    const number = normalisePhone(raw, country)
    if (number === null) return []
    const body = mobile ? { number, label: 'mobile' } : { number }
    return [{ kind: 'claim.phone', body, bridges: mobile ? [{ kind: 'phone' as const, value: number }] : [] }]
  })
}

function profiles(facts: SignatureFacts, name: string | null): Said[] {
  const own = facts.profiles.filter(({ profile }) => profile.kind === 'linkedin' || bearsName(profile.value, name))
  return own.map(({ url, profile: { kind, value } }) => {
    const only = own.filter(other => other.profile.kind === kind).length === 1
    return {
      kind: 'claim.profile',
      body: { network: kind, url, handle: value },
      bridges: only ? [{ kind, value }] : [],
    }
  })
}

const notPersonal = /[@\d/\\|<>()[\]{}:;"]|\b(?:via|team|support|info|gmbh|ltd|inc|recruiting|newsletter)\b/i

/** A display name that is a person's beyond doubt: two to five words of letters. */
function sureName(raw: string | null): string | null {
  const name = tidyName(raw ?? '')
  if (name.length > 80 || notPersonal.test(name)) return null
  const words = foldName(name).split(' ').filter(Boolean)
  const unspaced = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(name)
  return (words.length >= 2 && words.length <= 5) || unspaced ? name : null
}

/** Social accounts in a signature are as often the company's: the handle must bear the sender's name. */
function bearsName(handle: string, name: string | null): boolean {
  const folded = foldName(handle).replaceAll(' ', '')
  return foldName(name ?? '')
    .split(' ')
    .some(word => word.length > 3 && folded.includes(word))
}
