import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { Group, ReadContext, SourceFile } from '../source.ts'
import { linkedinArchive } from './index.ts'

export const now = '2026-11-21T12:00:00.000Z'

/** An account that says it is these identifiers and names. */
export const asking = (me: readonly Identifier[] = [], names: readonly string[] = []): ReadContext => ({
  isMe: ({ kind, value }) => me.some(each => each.kind === kind && each.value === value),
  isMyName: name => names.some(each => foldName(each) === foldName(name)),
  mappings: {},
  now,
  country: 'GB',
})

/** A file in memory, given in pieces of `piece` bytes. */
export function given(path: string, content: string | Uint8Array, piece = 1000): SourceFile {
  const bytes = Buffer.from(content)
  return {
    path,
    size: bytes.length,
    modified: '2025-01-01T00:00:00.000Z',
    head: bytes.subarray(0, 65_536),
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

export const archive = (files: Readonly<Record<string, string | Uint8Array>>): Group => ({
  name: 'archive',
  files: Object.entries(files).map(([path, content]) => given(path, content)),
})

export async function reading(
  group: Group,
  context: ReadContext = asking(),
): Promise<{ readonly drafts: readonly Draft[]; readonly unread: readonly Unread[] }> {
  const drafts: Draft[] = []
  const unread: Unread[] = []
  for await (const item of linkedinArchive.read(group, context))
    if (isUnread(item)) unread.push(item)
    else drafts.push(item)
  return { drafts, unread }
}

export const ofKind = (drafts: readonly Draft[], kind: string): readonly Draft[] =>
  drafts.filter(draft => draft.kind === kind)

/** What the ledger makes an entry's id of. */
export const identityOf = ({ family, key, kind, contentInKey, body }: Draft): string =>
  JSON.stringify([family, key, kind, contentInKey ? body : null])

export const peopleIn = (draft: Draft | undefined): readonly string[] =>
  (draft?.people ?? []).map(party => `${party.role} ${party.identifiers.map(each => each.value).join(' ')}`)
