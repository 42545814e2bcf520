import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import type { Reading } from './reading.ts'
import { isForged } from './sender.ts'
import { signatureFacts } from './signature-facts.ts'

/** Claims held back at a time; a mailbox with more senders gives them in several goes. */
const most = 50_000

/**
 * What senders say of themselves in the From name and the signature, gathered over a file so that the same words are
 * one claim, last seen when they were last written. Only from people: not from machines, lists, shared or forged addresses.
 */
export class SenderClaims {
  private readonly held = new Map<string, Draft>()

  /** @param country for phone numbers without a prefix */
  add(reading: Reading, place: string, country: string): void {
    const { mail, split } = reading
    const sender = mail.from[0]
    const address = normaliseEmail(sender?.address ?? '')
    if (!sender || !address || reading.bulk || reading.automatic !== null || isForged(mail) || isRoleAddress(address))
      return
    const me: Identifier = { kind: 'email', value: address }
    const put = (kind: string, body: JsonObject, others: readonly Identifier[] = []): void =>
      this.hold({
        kind,
        channel: 'email',
        direction: 'none',
        occurred: mail.date,
        family: 'mail.sender',
        key: [address],
        contentInKey: true,
        body,
        text: null,
        people: [{ role: 'about', identifiers: [me, ...others] }],
        place,
        seenAt: mail.date.at,
      })
    const name = sureName(sender.name)
    if (name !== null) put('claim.name', { full: name })
    if (split.signature === null) return
    const facts = signatureFacts(split.signature, split.links, sender)
    if (!facts.named) return
    for (const { raw, mobile } of facts.phones.slice(0, 4)) {
      const phone = normalisePhone(raw, country)
      if (phone)
        put(
          'claim.phone',
          mobile ? { number: phone, label: 'mobile' } : { number: phone },
          mobile ? [{ kind: 'phone', value: phone }] : [],
        )
    }
    const own = facts.profiles.filter(
      ({ profile }) => profile.kind === 'linkedin' || bearsName(profile.value, sender.name),
    )
    for (const { url, profile } of own) {
      const only = own.filter(other => other.profile.kind === profile.kind).length === 1
      put(
        'claim.profile',
        { network: profile.kind, url, handle: profile.value },
        only ? [{ kind: profile.kind, value: profile.value }] : [],
      )
    }
    if (facts.title !== null)
      put('claim.position', { title: facts.title, current: true, ...(facts.company ? { company: facts.company } : {}) })
  }

  /** Whether enough is held that it should be taken now. */
  get full(): boolean {
    return this.held.size >= most
  }

  *take(): Generator<Draft> {
    yield* this.held.values()
    this.held.clear()
  }

  private hold(draft: Draft): void {
    const key = `${draft.kind} ${draft.key[0]} ${JSON.stringify(draft.body)}`
    const before = this.held.get(key)
    if (!before || (before.seenAt ?? '') < (draft.seenAt ?? '')) this.held.set(key, draft)
  }
}

/** A display name that is a person's beyond doubt: two to five words of letters. */
function sureName(raw: string | null): string | null {
  const name = tidyName(raw ?? '')
  if (
    name.length > 80 ||
    /[@\d/\\|<>()[\]{}:;"]|\b(?:via|team|support|info|gmbh|ltd|inc|recruiting|newsletter)\b/i.test(name)
  )
    return null
  const words = foldName(name).split(' ').filter(Boolean)
  const oneScript = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u.test(name)
  return (words.length >= 2 && words.length <= 5) || oneScript ? name : null
}

/** Social accounts in a signature are as often the company's: the handle must bear the sender's name. */
function bearsName(handle: string, name: string | null): boolean {
  const folded = foldName(handle).replaceAll(' ', '')
  return foldName(name ?? '')
    .split(' ')
    .some(word => word.length > 3 && folded.includes(word))
}
