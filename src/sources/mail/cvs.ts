import { createHash } from 'node:crypto'
import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { ReadCv } from '../cv/apart.ts'
import { draftsOf, identifiersOf, nameOn } from '../cv/claims.ts'
import { couldBeCv, readsLikeCv } from '../cv/could-be.ts'
import type { ParsedCv } from '../cv/parse.ts'
import { UnreadableCv } from '../cv/unreadable.ts'
import type { ReadContext } from '../source.ts'
import { mailKey } from './fingerprint.ts'
import { forwardedTexts } from './forwarded.ts'
import { isSpam } from './labels.ts'
import type { MailAddress, MailAttachment } from './mail.ts'
import { type Reading, readMail } from './reading.ts'
import { isForged } from './sender.ts'

const largest = 20 * 1024 * 1024
/** Attachments of one mail that are looked into, and messages attached to messages. */
const mostTried = 12
const deepest = 2
/** A text that is shorter tells no career. */
const shortestText = 300
/** Documents of one mailbox whose reading is kept for when they come again, as they do in a thread. */
const mostKept = 100

/** Names that say what a document is, in the nine languages. */
const named =
  /(?:^|[^\p{L}])(?:cv|c\.v|resume|résumé|curriculum(?:[ _-]?vitae)?|lebenslauf|hoja[ _-]de[ _-]vida|currículo|curriculo|życiorys|zyciorys)(?![\p{L}])|履歴書|職務経歴書/iu

interface Candidate {
  readonly name: string
  readonly bytes: Uint8Array
  /** A mail's text: a CV only where it says whose it is. */
  readonly body: boolean
  /** Who may have written it, by name and address: the mail's sender, and those of what they sent on. */
  readonly writers: readonly MailAddress[]
}

/** What may be a CV in a mail that came in. A machine may send on an application; newsletters and junk are none. */
function candidates(reading: Reading, { isMe }: ReadContext): Candidate[] {
  const { mail, split, automatic, bulk } = reading
  if (isSpam(mail) || (bulk && (automatic === null || automatic === 'list'))) return []
  const inside = bulk || automatic !== null ? [] : forwardedTexts(reading)
  const senders = [...senderOf(reading), ...inside.map(({ from }) => from)]
  const attached = mail.attachments.filter(isDocument).slice(0, mostTried)
  const found = attached.map(
    ({ name, bytes }): Candidate => ({ name: name ?? 'CV', bytes, body: false, writers: senders }),
  )
  const own = { text: split.quoted === null ? mail.text : split.reply, writers: senderOf(reading) }
  const copied = inside.filter(({ from }) => !isMeAt(from, isMe)).map(({ from, text }) => ({ text, writers: [from] }))
  for (const { text, writers } of automatic === null ? [own, ...copied] : [])
    if (text.length >= shortestText && readsLikeCv(text))
      found.push({ name: mail.subject || 'CV', bytes: Buffer.from(text), body: true, writers })
  return found
}

/** Whose word on who they are is taken; a machine's or a forged one's is not. */
const senderOf = ({ mail, bulk, automatic }: Reading): readonly MailAddress[] =>
  bulk || automatic !== null || isForged(mail) ? [] : mail.from.slice(0, 1)

const forwarded = ({ mail, bulk }: Reading): readonly MailAttachment[] =>
  bulk || isSpam(mail) ? [] : mail.attachments.filter(part => part.mediaType === 'message/rfc822').slice(0, mostTried)

function isMeAt(one: MailAddress | undefined, isMe: ReadContext['isMe']): boolean {
  const address = normaliseEmail(one?.address ?? '')
  return address !== null && isMe({ kind: 'email', value: address })
}

const isDocument = ({ bytes, inline }: MailAttachment): boolean =>
  !inline && bytes.length > 0 && bytes.length <= largest && couldBeCv({ head: bytes.subarray(0, 65_536) })

/**
 * CVs that came by mail: attached, or as its text. What the reader of CVs takes for one becomes the same entry as the file
 * would; an invoice stays an attachment. What cannot be read is only worth a word where its name says that it is a CV.
 */
export class MailCvs {
  readonly #read: ReadCv
  readonly #context: ReadContext
  readonly #kept = new Map<string, ParsedCv | UnreadableCv>()

  constructor(read: ReadCv, context: ReadContext) {
    this.#read = read
    this.#context = context
  }

  async *of(reading: Reading, place: string, by: Reading | null = null, depth = 0): AsyncGenerator<Draft | Unread> {
    const { now, country, signal } = this.#context
    if (depth < deepest)
      for (const { name, bytes } of forwarded(reading)) {
        const inner = await readMail(bytes, { now })
        if (!isMeAt(inner.mail.from[0], this.#context.isMe))
          yield* this.of(inner, `${place}, ${name ?? 'message'}`, by ?? reading, depth + 1)
      }
    for (const one of candidates(reading, this.#context)) {
      signal?.throwIfAborted()
      const path = one.body ? place : `${place}, ${one.name}`
      const parsed = await this.#parse(one.bytes)
      if (parsed instanceof UnreadableCv) {
        if (!one.body && parsed.code !== 'not-a-cv' && named.test(one.name))
          yield { unread: true, place: path, why: parsed.message }
        continue
      }
      const sender = ownAddress(one.writers, parsed)
      if (one.body && !isSomebodys(parsed, sender, country)) continue
      const mail = {
        date: reading.mail.date,
        sender: sender === null ? null : ({ kind: 'email', value: sender } as const),
      }
      yield* draftsOf(parsed, { path, name: one.name, bytes: one.bytes, modified: null, mail }, now, country)
      const forward = forwardDraft(by ?? reading, parsed, { path, name: one.name, sender: mail.sender, country })
      if (forward) yield forward
    }
  }

  async #parse(bytes: Uint8Array): Promise<ParsedCv | UnreadableCv> {
    const key = createHash('sha256').update(bytes).digest('base64')
    const before = this.#kept.get(key)
    if (before) return before
    const parsed = await this.#read(bytes, this.#context.lessons).catch((error: unknown) => {
      if (error instanceof UnreadableCv) return error
      throw error
    })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, parsed)
    return parsed
  }
}

/** A mail's text tells of somebody only where it says of whom: in the sender's own name, or with a way to reach them. */
const isSomebodys = (parsed: ParsedCv, sender: string | null, country: string): boolean =>
  sender !== null || (nameOn(parsed) !== undefined && identifiersOf(parsed, country)[0].kind !== 'record')

/** The writer's address where the CV bears the writer's name; others send on what is not theirs. */
function ownAddress(writers: readonly MailAddress[], parsed: ParsedCv): string | null {
  for (const one of writers) {
    const address = normaliseEmail(one.address ?? '')
    if (address && !isRoleAddress(address) && bears(one, address, nameOn(parsed) ?? '')) return address
  }
  return null
}

interface SentOn {
  readonly path: string
  readonly name: string
  readonly sender: Identifier | null
  readonly country: string
}

/**
 * That somebody else sent the CV on: an entry of its own beside the CV's, because it is known by the mail alone, to whoever may
 * know of that. Null where it came from the person themselves, from a machine, or from nobody by name.
 */
function forwardDraft(reading: Reading, parsed: ParsedCv, { path, name, sender, country }: SentOn): Draft | null {
  const [from] = senderOf(reading)
  const address = normaliseEmail(from?.address ?? '')
  const person = nameOn(parsed)
  if (!from?.name || !address || !person || words(from.name).length < 2 || bears(from, address, person)) return null
  const [first, ...more] = identifiersOf(parsed, country)
  const { mail } = reading
  return {
    kind: 'cv.forwarded',
    channel: 'email',
    direction: 'none',
    occurred: mail.date,
    family: 'mail.cv',
    key: [...mailKey(reading), parsed.sha256],
    body: { title: name, author: from.name },
    text: null,
    people: [
      { role: 'introduced', identifiers: [first, ...more, ...(sender ? [sender] : [])], name: person },
      { role: 'sender', identifiers: [{ kind: 'email', value: address }], name: from.name },
    ],
    place: path,
    seenAt: mail.date.at,
  }
}

const words = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter(word => word.length > 1)

/** Whether a From line is of somebody of this name: every word of the shorter name stands in the longer one. */
function bears(from: MailAddress, address: string, name: string): boolean {
  const own = words(name)
  if (own.length === 0) return false
  const said = words(from.name ?? '')
  if (said.length > 0) {
    if (said.join('') === own.join('')) return true
    const [short, long] = said.length <= own.length ? [said, own] : [own, said]
    return short.length >= 2 && short.every(word => long.includes(word))
  }
  const local = foldName(address.slice(0, address.lastIndexOf('@'))).split(' ')
  const ends = [own.at(0), own.at(-1)]
  return own.length >= 2 && ends.every(word => word !== undefined && local.includes(word))
}
