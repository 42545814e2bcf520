import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import type { Connector, ReadContext, SourceFile } from '../source.ts'

/** An account whose addresses these are. */
export const asking = (...me: readonly string[]): ReadContext => ({
  isMe: ({ kind, value }) => kind === 'email' && me.includes(value),
  isMyName: () => false,
  mappings: {},
  now: '2026-11-21T12:00:00.000Z',
  country: 'GB',
})

/** A file in memory, given in pieces. */
export function given(path: string, content: string | Uint8Array, piece = 1000): SourceFile {
  const bytes = Buffer.from(content)
  return {
    path,
    size: bytes.length,
    modified: null,
    head: bytes.subarray(0, 65_536),
    async *open() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

/** Files of a folder of fixtures, by paths from there. */
export function fixtures(folder: URL): SourceFile[] {
  const top = fileURLToPath(folder)
  const names = readdirSync(top, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return names
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(path => given(path.slice(top.length), readFileSync(path)))
}

export interface Brought {
  readonly groups: readonly string[]
  readonly drafts: readonly Draft[]
  readonly unread: readonly Unread[]
}

/** What a connector makes of files. */
export async function bring(
  connector: Connector,
  files: readonly SourceFile[],
  context: ReadContext,
): Promise<Brought> {
  const groups = connector.recognise(files)
  const all: (Draft | Unread)[] = []
  for (const group of groups) for await (const item of connector.read(group, context)) all.push(item)
  const drafts = all.flatMap(item => (isUnread(item) ? [] : [item]))
  return { groups: groups.map(group => group.name), drafts, unread: all.filter(isUnread) }
}
