import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { type Identifiers, type SaidOf, said } from '../archive/said.ts'
import { listAt, textAt } from '../archive/shape.ts'

const login = /^[a-z0-9](?:[a-z0-9-]{0,38})$/i

/** Somebody's account by its login; null for programs and for what is no login. */
export const accountOf = (name: string, type = 'User'): Identifier | null =>
  login.test(name) && type !== 'Bot' && type !== 'Organization' ? { kind: 'github', value: name.toLowerCase() } : null

/** The account in `https://github.com/ana`. */
export const accountAt = (url: string): Identifier | null => {
  const profile = /^https:\/\/github\.com\/[^/]+$/.test(url) ? normaliseProfile(url) : null
  return profile?.kind === 'github' ? accountOf(profile.value) : null
}

/** An address that is somebody's own: GitHub's stand-ins for hidden ones point at nobody else's mailbox. */
export const ownAddress = (text: string): string | null => {
  const address = normaliseEmail(text)
  return address && !isRoleAddress(address) && !/@(?:[\w.-]+\.)?(?:noreply\.)?github\.com$/.test(address)
    ? address
    : null
}

/** What the account says of its holder: name, addresses, where they live, for whom they work, in their own words. */
export function* accountClaims(user: unknown, account: Identifier, of: Omit<SaidOf, 'identifiers'>): Generator<Draft> {
  const addresses = [
    textAt(user, 'email'),
    ...listAt(user, 'emails')
      .slice(0, 20)
      .map(one => textAt(one, 'address')),
  ]
  const emails = [...new Set(addresses.flatMap(text => ownAddress(text) ?? []))]
  const identifiers: Identifiers = [account, ...emails.map(value => ({ kind: 'email', value }) as const)]
  const about: SaidOf = { ...of, identifiers }
  const name = textAt(user, 'name').trim().slice(0, 300)
  const place = textAt(user, 'location').trim().slice(0, 300)
  const bio = textAt(user, 'bio').trim().slice(0, 20_000)
  const company = textAt(user, 'company').trim().replace(/^@/, '').slice(0, 300)
  if (name && name.toLowerCase() !== account.value) yield said('name', { full: name }, about)
  yield said('profile', { network: 'github', url: `https://github.com/${account.value}`, handle: account.value }, about)
  for (const address of emails) yield said('email', { address }, about)
  if (place) yield said('place', { text: place }, about)
  if (company)
    yield said('position', { company, current: true }, { ...about, companies: [{ role: 'employer', name: company }] })
  if (bio) yield said('summary', { text: bio }, about)
}
