import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { edits, likeness } from '../text/distance.ts'
import { signsAlike, signsApart, signsOf } from '../text/signs.ts'
import type { Kind } from './kind.ts'

interface ContactValue {
  readonly key: string
}

interface EmailValue extends ContactValue {
  readonly at: number
  readonly signs: number
}

const letters = (local: string): string => local.replace(/\d+/g, '')

/** An address of mail. Role addresses hold no information about who somebody is. */
export const email: Kind<EmailValue> = {
  name: 'email',
  levels: [
    { label: 'the same', m: 0.6, u: 1e-6, agrees: true },
    { label: 'the same name at another provider', m: 0.08, u: 1e-5, agrees: true },
    { label: 'a slip of the pen apart', m: 0.06, u: 1e-6, agrees: true },
    { label: 'similar', m: 0.03, u: 0.0005, agrees: false },
    { label: 'different', m: 0.23, u: 0.9995, agrees: false },
  ],
  rarest: 1e-8,
  coarse: ({ key, at }) => [key.slice(0, at).replace(/[^\p{L}]/gu, '')],
  read(raw) {
    const key = normaliseEmail(raw)
    if (key === null || isRoleAddress(key)) return null
    const at = key.lastIndexOf('@')
    return { key, at, signs: signsOf(key.slice(0, at)) }
  },
  compare(x, y) {
    if (signsApart(x.signs, y.signs) > signsAlike) return 4
    const { key: a } = x
    const { key: b } = y
    const localA = a.slice(0, x.at)
    const localB = b.slice(0, y.at)
    if (localA === localB && localA.length >= 4) return edits(a, b, 2) <= 2 ? 2 : 1
    if (Math.abs(a.length - b.length) > 4) return 4
    const like = likeness(localA, localB)
    if (like < 0.6) return 4
    // ana1@ and ana2@ are neighbours in the queue for a name, not one person mistyped.
    if (letters(localA) === letters(localB)) return 3
    const bound = a.length >= 16 ? 3 : 2
    if (edits(a, b, bound) <= bound) return 2
    return like >= 0.9 ? 3 : 4
  },
}

/** As an identifier keeps a number (ITU-T E.164): nothing is left to read. */
const e164 = /^\+\d{8,15}$/

/** A telephone number; figures decide, so that a number without its prefix is still the same. */
export const phone: Kind<ContactValue> = {
  name: 'phone',
  levels: [
    { label: 'the same', m: 0.65, u: 1e-6, agrees: true },
    { label: 'the same last seven figures', m: 0.05, u: 1e-6, agrees: true },
    { label: 'one figure apart', m: 0.05, u: 1e-5, agrees: true },
    { label: 'different', m: 0.25, u: 0.9999, agrees: false },
  ],
  rarest: 1e-8,
  coarse: ({ key }) => [key.slice(-7)],
  read(raw) {
    const key = e164.test(raw) ? raw : (normalisePhone(raw, 'ZZ') ?? raw.slice(0, 60).replace(/[^\d]/g, ''))
    const figures = key.replace(/^\+/, '')
    return figures.length < 5 || figures.length > 16 || /^(\d)\1+$/.test(figures) ? null : { key }
  },
  compare({ key: a }, { key: b }) {
    if (a.length < 8 || b.length < 8) return 3
    if (a.endsWith(b.slice(-7))) return 1
    return edits(a, b, 1) <= 1 ? 2 : 3
  },
}

const handle = (key: string): string => key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/')) + 1)

/** A profile's address. Two different ones say little: people have several. */
export const profile: Kind<ContactValue> = {
  name: 'profile',
  levels: [
    { label: 'the same', m: 0.6, u: 1e-7, agrees: true },
    { label: 'the same handle elsewhere', m: 0.05, u: 1e-5, agrees: true },
    { label: 'different', m: 0.35, u: 0.99999, agrees: false },
  ],
  rarest: 1e-8,
  coarse: ({ key }) => [handle(key)],
  read(raw) {
    const found = normaliseProfile(raw)
    return found ? { key: `${found.kind}:${found.value}` } : null
  },
  compare({ key: a }, { key: b }) {
    const handleA = handle(a)
    return handleA.length >= 5 && handleA === handle(b) ? 1 : 2
  },
}
