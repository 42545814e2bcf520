import { createHash } from 'node:crypto'
import { claimKind } from '#src/domain/claim.ts'
import type { Draft, Party, Unread } from '#src/domain/draft.ts'
import { type RaisedHand, raisedHand } from '#src/domain/raised-hand.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { inThreads, type ReadCv } from '../cv/apart.ts'
import { draftsOf, identifiersOf, nameOn } from '../cv/claims.ts'
import type { ParsedCv } from '../cv/parse.ts'
import { UnreadableCv } from '../cv/unreadable.ts'
import type { Connector, ReadContext, SourceFile } from '../source.ts'
import { headText } from '../text.ts'

/** A form with the largest CV that it takes, in base64. */
const largest = 15_000_000
const own = /^\s*\{\s*"raisedHand"\s*:\s*1\s*,/

async function handIn(file: SourceFile): Promise<RaisedHand | string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.open()) {
    length += chunk.length
    if (length > largest) return 'It is larger than a form of ours may be.'
    chunks.push(chunk)
  }
  try {
    const read = raisedHand.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    return read.success ? read.data : 'It is no whole form of ours.'
  } catch {
    return 'The file is cut off or damaged.'
  }
}

/** The application, and what was typed with it: said by whoever typed it, under an address that nobody has proved. */
function* typedDrafts(hand: RaisedHand, email: string, place: string, { country }: ReadContext): Generator<Draft> {
  const about: Party = { role: 'about', identifiers: [{ kind: 'email', value: email }], name: hand.name }
  const shared = {
    family: 'form',
    channel: null,
    direction: 'none',
    occurred: { at: hand.at, precision: 'instant', offset: 0 },
    text: null,
    people: [about],
    place,
    seenAt: hand.at,
  } as const
  // The same hand raised twice on a day is one; another letter or CV is not lost with it.
  const key = [hand.link, email, hand.at.slice(0, 10)]
  const bytes = hand.cv === null ? null : Buffer.from(hand.cv.bytes, 'base64')
  const sent = [hand.message ?? '', bytes === null ? '' : createHash('sha256').update(bytes).digest('base64')]
  const claim = (property: 'name' | 'email' | 'phone', body: JsonObject): Draft => ({
    ...shared,
    kind: claimKind(property),
    key,
    contentInKey: true,
    body,
  })
  yield claim('name', { full: hand.name })
  yield claim('email', { address: email })
  const phone = hand.phone ? normalisePhone(hand.phone, country) : null
  if (phone) yield claim('phone', { number: phone })
  const assignments = [{ role: 'about', ...hand.job }] as const
  const source = hand.source === undefined ? {} : { source: hand.source }
  yield {
    ...shared,
    kind: 'application.received',
    channel: hand.channel,
    direction: 'in',
    key: [...key, ...sent],
    body: {
      title: hand.job.title,
      ...source,
      notice: hand.notice,
      ...(bytes && hand.cv
        ? { attachments: [{ name: hand.cv.name, mediaType: 'application/octet-stream', size: bytes.length }] }
        : {}),
    },
    text: hand.message || null,
    assignments,
    ...(bytes && hand.cv
      ? { attachments: [{ bytes, mediaType: 'application/octet-stream', name: hand.cv.name }] }
      : {}),
  }
  if (!hand.isOn) yield { ...shared, kind: 'candidacy.opened', key, body: source, assignments }
}

/**
 * Why a CV is not taken for that of whoever sent it; null where it is. An address in a form is typed by anybody: a CV with
 * another one must not make two people one, nor one with another name somebody of it.
 */
function doubtOf(parsed: ParsedCv, hand: RaisedHand, email: string, country: string): string | null {
  const name = nameOn(parsed)
  const words = (text: string): string[] => foldName(text).split(' ').filter(Boolean)
  const [said, read] = [words(hand.name), words(name ?? '')]
  const [few, many] = said.length <= read.length ? [said, read] : [read, said]
  if (few.length > 0 && !few.every(word => many.includes(word)))
    return 'The CV bears another name than the form. It lies with the application.'
  const emails = identifiersOf(parsed, country).filter(one => one.kind === 'email')
  return emails.length === 0 || emails.some(one => one.value === email)
    ? null
    : 'The CV has another address than the form. It lies with the application.'
}

async function* cvDrafts(
  read: ReadCv,
  hand: RaisedHand,
  email: string,
  place: string,
  { now, country, lessons }: ReadContext,
): AsyncGenerator<Draft | Unread> {
  if (hand.cv === null) return
  const { name } = hand.cv
  const bytes = Buffer.from(hand.cv.bytes, 'base64')
  const path = `${place}, ${name}`
  try {
    const parsed = await read(bytes, lessons)
    const doubt = doubtOf(parsed, hand, email, country)
    if (doubt !== null) yield { unread: true, place: path, why: doubt }
    else {
      const date = { at: hand.at, precision: 'instant', offset: 0 } as const
      const mail = { date, sender: { kind: 'email', value: email } as const, channel: hand.channel }
      yield* draftsOf(parsed, { path, name, bytes, modified: null, mail }, now, country)
    }
  } catch (error) {
    if (!(error instanceof UnreadableCv)) throw error
    yield { unread: true, place: path, why: error.message }
  }
}

/** Hands that were raised on a job's page; the CV is read apart from the process. */
const raisedHandsAt = (readCv: ReadCv): Connector => ({
  name: 'raised-hand',
  label: 'Form of ours',
  reads: 'What somebody typed on the page of a job, with their CV, as JSON.',
  recognise: files =>
    files.filter(file => own.test(headText(file.head))).map(file => ({ name: file.path, files: [file] })),
  async survey({ files }) {
    return { counts: [{ noun: 'applications', count: files.length }], from: null, to: null, me: [], visible: 'all' }
  },
  async *read({ files }, context) {
    for (const file of files) {
      context.signal?.throwIfAborted()
      const hand = await handIn(file)
      const email = typeof hand === 'string' ? null : normaliseEmail(hand.email)
      if (typeof hand === 'string' || email === null) {
        const why = typeof hand === 'string' ? hand : 'It has no address that a mail could go to.'
        const unread: Unread = { unread: true, place: file.path, why }
        yield unread
        continue
      }
      yield* typedDrafts(hand, email, file.path, context)
      yield* cvDrafts(readCv, hand, email, file.path, context)
    }
  },
})

export const raisedHands: Connector = raisedHandsAt(inThreads)
