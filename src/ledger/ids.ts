import { createHash, hash, randomBytes } from 'node:crypto'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { canonical } from '#src/lib/json.ts'
import { companyKey } from '#src/lib/normalise/company.ts'

const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`

/** A random id, 128 bits, in UUID text form. */
export const freshId = (): string => asUuid(randomBytes(16).toString('hex'))

const block = 64

/** HMAC-SHA-256 under one key (RFC 2104), of texts: twice as fast as a new `Hmac` for each, which is what ids cost. */
class Keyed {
  #inner: Buffer
  readonly #outer: Buffer
  readonly #pad: Buffer

  constructor(key: Buffer) {
    const whole = Buffer.alloc(block)
    if (key.length > block) createHash('sha256').update(key).digest().copy(whole)
    else key.copy(whole)
    this.#pad = Buffer.from(whole.map(byte => byte ^ 0x36))
    this.#inner = Buffer.concat([this.#pad, Buffer.alloc(4096)])
    this.#outer = Buffer.concat([whole.map(byte => byte ^ 0x5c), Buffer.alloc(32)])
  }

  hex(text: string): string {
    // A letter of UTF-16 is at most three bytes of UTF-8.
    if (text.length * 3 > this.#inner.length - block)
      this.#inner = Buffer.concat([this.#pad, Buffer.alloc(text.length * 3)])
    const length = this.#inner.write(text, block)
    const digest = hash('sha256', this.#inner.subarray(0, block + length), 'binary')
    this.#outer.write(digest, block, 'latin1')
    return hash('sha256', this.#outer, 'hex')
  }
}

const hashes = new WeakMap<Buffer, Keyed>()

/** A keyed hash, 128 bits of HMAC-SHA-256, in UUID text form. */
export function keyedId(key: Buffer, sort: string, text: string): string {
  const keyed = hashes.get(key) ?? new Keyed(key)
  hashes.set(key, keyed)
  return asUuid(keyed.hex(`${sort}\0${text}`))
}

/** Ids that were asked for lately, by key: the same few people write most of what comes in. */
const personas = new WeakMap<Buffer, Map<string, string>>()
const mostRemembered = 20_000

export function personaId(key: Buffer, { kind, value }: Identifier): string {
  const text = `${kind}\0${value}`
  const known = personas.get(key) ?? new Map<string, string>()
  if (!personas.has(key)) personas.set(key, known)
  const found = known.get(text)
  if (found) return found
  if (known.size >= mostRemembered) known.clear()
  const id = keyedId(key, 'persona', text)
  known.set(text, id)
  return id
}

/**
 * What makes an entry the same thing wherever it was read: family, external key, kind (with its property) and, for
 * claims, the content. It is the primary key, and so the only thing that makes import idempotent.
 */
export function entryId(key: Buffer, draft: Pick<Draft, 'family' | 'key' | 'kind' | 'contentInKey' | 'body'>): string {
  const material = [draft.family, [...draft.key], draft.kind, draft.contentInKey ? draft.body : null]
  return keyedId(key, 'entry', canonical(material))
}

/** A person's id comes from the persona that opened it and never changes. */
export const personIdOf = (key: Buffer, founder: string): string => keyedId(key, 'person', founder)

/** A company is no person: its id needs no key, so that projections can compute it from a claim. */
export const companyIdOf = (name: string): string =>
  asUuid(
    createHash('sha256')
      .update(`company\0${companyKey(name)}`)
      .digest('hex'),
  )

export const assignmentIdOf = (external: string): string =>
  asUuid(createHash('sha256').update(`assignment\0${external}`).digest('hex'))
