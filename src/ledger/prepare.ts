import type { Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { isRoleAddress } from '#src/lib/normalise/email.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { Appendix, Entry, Noun, PersonaRow } from './append.ts'
import { assignmentIdOf, companyIdOf, entryId, personaId } from './ids.ts'

/** One human of one record, by persona: the first is the one that the entry hangs on. */
export interface PreparedParty {
  readonly role: Party['role']
  readonly name: string | null
  readonly personas: readonly (PersonaRow & { readonly identifier: Identifier })[]
}

export interface Prepared {
  readonly draft: Draft
  readonly entry: Entry
  readonly parties: readonly PreparedParty[]
}

/** Identifiers that several people may share: alone they never say that two records are one person. */
export const isShared = ({ kind, value }: Identifier): boolean =>
  kind === 'phone' || (kind === 'email' && isRoleAddress(value))

/**
 * A contact known by a shared identifier alone (a family's phone, an office's mailbox) hangs on that identifier *and* the
 * name, so that two people behind one phone are two personas.
 */
function ownIdentifiers(draft: Draft, party: Party): readonly [Identifier, ...Identifier[]] {
  const [first] = party.identifiers
  if (!isContact(draft) || !party.name || !party.identifiers.every(isShared)) return party.identifiers
  return [{ kind: 'record', value: `${first.kind}:${first.value}|${foldName(party.name)}` }, ...party.identifiers]
}

const isContact = ({ kind }: Draft): boolean => kind.startsWith('claim.') || kind.startsWith('person.')

/** Parties of a batch that are prepared already: a row's claims name one human, with all that points at them. */
class Parties {
  readonly #contacts = new Map<Party, PreparedParty>()
  readonly #others = new Map<Party, PreparedParty>()

  of(key: Buffer, draft: Draft, party: Party): PreparedParty {
    const known = isContact(draft) ? this.#contacts : this.#others
    const found = known.get(party) ?? prepareParty(key, draft, party)
    known.set(party, found)
    return found
  }
}

function prepareParty(key: Buffer, draft: Draft, party: Party): PreparedParty {
  const personas = ownIdentifiers(draft, party).map(identifier => ({
    id: personaId(key, identifier),
    ...identifier,
    identifier,
  }))
  return { role: party.role, name: party.name ?? null, personas }
}

/** What the fold needs beside the source's own body, under names that no source uses. */
function bodyOf(draft: Draft): JsonObject {
  return {
    ...draft.body,
    ...(draft.thread === undefined ? {} : { thread: `${draft.family} ${draft.thread}` }),
    ...(draft.automatic ? { automatic: true } : {}),
    ...(draft.bulk ? { bulk: true } : {}),
  }
}

/**
 * Drafts with their ids and their subjects; pure. `now` (ISO instant) stands in where the source does not say when it saw.
 * `originals` are in the order of the drafts. Drafts that share a party share what it is prepared as.
 */
export function prepare(
  key: Buffer,
  drafts: readonly Draft[],
  now: string,
  originals: readonly (OriginalIds | undefined)[] = [],
): Prepared[] {
  const parties = new Parties()
  return drafts.map((draft, at) => {
    const people = draft.people.map(party => parties.of(key, draft, party))
    return prepareOne(key, draft, now, people, originals[at] ?? none)
  })
}

function prepareOne(
  key: Buffer,
  draft: Draft,
  now: string,
  parties: readonly PreparedParty[],
  originals: OriginalIds,
): Prepared {
  const subjects: { id: string; noun: Noun; role: string }[] = []
  for (const { personas, role } of parties) {
    const [first] = personas
    if (first && !subjects.some(subject => subject.id === first.id && subject.role === role))
      subjects.push({ id: first.id, noun: 'persona', role })
  }
  for (const { name, role } of draft.companies ?? []) subjects.push({ id: companyIdOf(name), noun: 'company', role })
  for (const { external, role } of draft.assignments ?? [])
    subjects.push({ id: assignmentIdOf(external), noun: 'assignment', role })
  const body = bodyOf(draft)
  return {
    draft,
    parties,
    entry: {
      id: entryId(key, draft),
      kind: draft.kind,
      channel: draft.channel,
      direction: draft.direction,
      occurred_at: draft.occurred.at,
      precision: draft.occurred.precision,
      utc_offset: draft.occurred.offset,
      family: draft.family,
      body_version: draft.bodyVersion ?? 1,
      body:
        originals.attachments.length > 0
          ? { ...body, attachments: withIds(body.attachments, originals.attachments) }
          : body,
      text: draft.text,
      original_id: originals.original,
      place: draft.place,
      seen_at: draft.seenAt ?? now,
      subjects,
    },
  }
}

export interface OriginalIds {
  readonly original: string | null
  readonly attachments: readonly string[]
}
const none: OriginalIds = { original: null, attachments: [] }

const withIds = (described: unknown, ids: readonly string[]): JsonObject[] =>
  ids.map((original, index) => {
    const one: unknown = Array.isArray(described) ? described[index] : undefined
    return typeof one === 'object' && one !== null ? { ...(one as JsonObject), original } : { original }
  })

/** The rows that prepared entries speak of, each once, in key order. */
export function nounsOf(prepared: readonly Prepared[]): Appendix {
  const personas = new Map<string, PersonaRow>()
  const companies = new Map<string, { id: string; name: string; domain: string | null }>()
  const assignments = new Map<string, { id: string; external: string; title: string | null }>()
  for (const { draft, parties } of prepared) {
    for (const party of parties) for (const { id, kind, value } of party.personas) personas.set(id, { id, kind, value })
    for (const { name, domain } of draft.companies ?? []) {
      const id = companyIdOf(name)
      const held = companies.get(id)
      if (!held || (held.domain === null && domain))
        companies.set(id, { id, name: name.trim(), domain: domain ?? null })
    }
    for (const { external, title } of draft.assignments ?? []) {
      const id = assignmentIdOf(external)
      if (!assignments.has(id)) assignments.set(id, { id, external, title: title ?? null })
    }
  }
  return {
    personas: [...personas.values()],
    companies: [...companies.values()],
    assignments: [...assignments.values()],
  }
}
