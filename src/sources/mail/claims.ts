import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Occurred } from '#src/domain/occurred.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import type { MailAddress } from './mail.ts'
import type { Reading } from './reading.ts'
import { isForged } from './sender.ts'
import { type Said, saidBySender } from './sender-facts.ts'

/** Signatures held back at a time; a mailbox with more gives their claims in several goes. */
const most = 20_000

interface Written {
  readonly address: string
  readonly sender: MailAddress
  readonly signature: string | null
  readonly links: readonly string[]
  date: Occurred
  place: string
}

/**
 * What senders say of themselves in the From name and the signature, gathered over a mailbox: the same words are one
 * claim, seen when they were last written, and are taken apart once. Only from people: not from machines, lists, shared
 * or forged addresses, nor the holder.
 */
export class SenderClaims {
  private readonly held = new Map<string, Written>()

  add({ mail, split, bulk, automatic }: Reading, place: string): void {
    const sender = mail.from[0]
    const address = normaliseEmail(sender?.address ?? '')
    if (!sender || !address || bulk || automatic !== null || isForged(mail) || isRoleAddress(address)) return
    const key = `${address}\n${sender.name ?? ''}\n${split.signature ?? ''}`
    const before = this.held.get(key)
    if (!before) {
      const { signature, links } = split
      this.held.set(key, { address, sender, signature, links, date: mail.date, place })
    } else if ((before.date.at ?? '') < (mail.date.at ?? '')) {
      before.date = mail.date
      before.place = place
    }
  }

  /** Whether enough is held that it should be taken now. */
  get full(): boolean {
    return this.held.size >= most
  }

  /** @param country for phone numbers without a prefix */
  *take(country: string): Generator<Draft> {
    const claims = new Map<string, Draft>()
    for (const written of this.held.values()) {
      for (const said of saidBySender(written.sender, written.signature, written.links, country)) {
        const key = `${said.kind} ${written.address} ${JSON.stringify(said.body)}`
        const before = claims.get(key)
        if (!before || (before.seenAt ?? '') < (written.date.at ?? '')) claims.set(key, claim(said, written))
      }
    }
    this.held.clear()
    yield* claims.values()
  }
}

function claim({ kind, body, bridges }: Said, { address, date, place }: Written): Draft {
  const own: Identifier = { kind: 'email', value: address }
  return {
    kind,
    channel: 'email',
    direction: 'none',
    occurred: date,
    family: 'mail.sender',
    key: [address],
    contentInKey: true,
    body,
    text: null,
    people: [{ role: 'about', identifiers: [own, ...bridges] }],
    place,
    seenAt: date.at,
  }
}
