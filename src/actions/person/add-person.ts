import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { claimKind, type Property } from '#src/domain/claim.ts'
import type { Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { freshId } from '#src/ledger/ids.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { tidyName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { perform } from '../perform.ts'

export const newPerson = z.object({
  name: z.string().min(1).max(300),
  email: z.string().max(320).optional(),
  phone: z.string().max(40).optional(),
  profile: z.string().max(2048).optional(),
  company: z.string().max(300).optional(),
  title: z.string().max(300).optional(),
})
export const halfPerson = newPerson.partial()
export type NewPerson = z.infer<typeof newPerson>

type Claims = [Property, JsonObject][]

/** What was typed, read. @throws Refusal `invalid` naming the field that cannot be read. */
export function claimsOf(
  input: z.infer<typeof halfPerson>,
  country: string,
): { readonly identifiers: Identifier[]; readonly claims: Claims } {
  const identifiers: Identifier[] = []
  const name = tidyName(input.name ?? '')
  const claims: Claims = name ? [['name', { full: name }]] : []
  if (input.email?.trim()) {
    const address = normaliseEmail(input.email)
    if (!address) throw new Refusal('invalid', 'This is not an email address.', '/email')
    identifiers.push({ kind: 'email', value: address })
    claims.push(['email', { address: input.email.trim() }])
  }
  if (input.profile?.trim()) {
    const profile = normaliseProfile(input.profile)
    if (!profile) throw new Refusal('invalid', 'This is not the address of a profile.', '/profile')
    identifiers.push({ kind: profile.kind, value: profile.value })
    claims.push(['profile', { network: profile.kind, url: input.profile.trim() }])
  }
  if (input.phone?.trim()) {
    const number = normalisePhone(input.phone, country)
    if (!number) throw new Refusal('invalid', 'This is not a phone number.', '/phone')
    identifiers.push({ kind: 'phone', value: number })
    claims.push(['phone', { number }])
  }
  if (input.company?.trim() || input.title?.trim())
    claims.push([
      'position',
      {
        ...(input.company?.trim() ? { company: input.company.trim() } : {}),
        ...(input.title?.trim() ? { title: input.title.trim() } : {}),
        current: true,
      },
    ])
  return { identifiers, claims }
}

/** Claims as one record of somebody; `typed` stands for them where nothing points at them. */
export function draftsOf(
  now: string,
  identifiers: readonly Identifier[],
  name: string | null,
  claims: Claims,
): { readonly drafts: Draft[]; readonly typed: Identifier } {
  const typed: Identifier = { kind: 'typed', value: freshId() }
  const [first = typed, ...rest] = identifiers
  const party: Party = { role: 'about', identifiers: [first, ...rest], ...(name === null ? {} : { name }) }
  const key = freshId()
  const drafts = claims.map(
    ([property, body]): Draft => ({
      kind: claimKind(property),
      channel: null,
      direction: 'none',
      occurred: { at: now, precision: 'instant', offset: 0 },
      family: 'person',
      key: [key],
      contentInKey: true,
      body,
      text: null,
      people: [party],
      place: '',
      seenAt: null,
    }),
  )
  return { drafts, typed }
}

/** Adds somebody typed by hand. @throws Refusal `invalid` naming the field that cannot be read. */
export async function addPerson(
  workspace: Workspace,
  viewer: Viewer,
  input: NewPerson,
  country: string,
): Promise<{ act: string; id: string }> {
  const { identifiers, claims } = claimsOf(input, country)
  const { drafts } = draftsOf(workspace.now(), identifiers, tidyName(input.name), claims)
  const done = await perform(workspace, viewer, { drafts, decidesNothing: true })
  const [id] = [...done.opened, ...done.people]
  if (!id) throw new Refusal('conflict', 'This person was erased at their own wish and is not added again.')
  return { act: done.act, id }
}
