import type { Identifier } from '#src/domain/identifier.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'

/** The answers to "which of these is you", as identifiers and names. */
export interface Me {
  readonly identifiers: readonly Identifier[]
  readonly isMe: (identifier: Identifier) => boolean
  readonly isMyName: (name: string) => boolean
}

export function readMe(values: readonly string[], country: string): Me {
  const identifiers: Identifier[] = []
  const names = new Set<string>()
  for (const value of values) {
    const email = normaliseEmail(value)
    if (email) {
      identifiers.push({ kind: 'email', value: email })
      continue
    }
    const profile = value.includes('/') ? normaliseProfile(value) : null
    const phone = profile ? null : normalisePhone(value, country)
    if (profile) identifiers.push({ kind: profile.kind, value: profile.value })
    else if (phone) identifiers.push({ kind: 'phone', value: phone })
    else if (/^@[a-z0-9_]{1,15}$/i.test(value)) identifiers.push({ kind: 'x', value: value.slice(1).toLowerCase() })
    else if (foldName(value)) names.add(foldName(value))
  }
  const known = new Set(identifiers.map(({ kind, value }) => `${kind} ${value}`))
  return {
    identifiers,
    isMe: ({ kind, value }) => known.has(`${kind} ${value}`),
    isMyName: name => names.has(foldName(name)),
  }
}
