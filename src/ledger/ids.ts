import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { canonical } from '#src/lib/json.ts'
import { companyKey } from '#src/lib/normalise/company.ts'

const asUuid = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`

/** A random id, 128 bits, in UUID text form. */
export const freshId = (): string => asUuid(randomBytes(16).toString('hex'))

/** A keyed hash, 128 bits of HMAC-SHA-256 (RFC 2104), in UUID text form. */
export const keyedId = (key: Buffer, sort: string, text: string): string =>
  asUuid(createHmac('sha256', key).update(sort).update('\0').update(text).digest('hex'))

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
