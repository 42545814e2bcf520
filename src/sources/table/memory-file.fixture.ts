import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Connector, Group, ReadContext, SourceFile } from '../source.ts'

/** Bytes as a file, given out in small pieces so that cells and letters are torn across them. */
export function memoryFile(path: string, content: string | Uint8Array, piece = 997): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
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

export const fixtureFile = (url: URL): SourceFile => memoryFile(basename(url.pathname), readFileSync(url))

export const testContext: ReadContext = {
  isMe: () => false,
  isMyName: () => false,
  mappings: {},
  now: '2026-03-01T09:00:00.000Z',
  country: 'DE',
}

interface ReadAll {
  readonly drafts: readonly Draft[]
  readonly unread: readonly Unread[]
}

/** Everything that a connector makes of files: what it claims, read to the end. */
export async function readAll(
  connector: Connector,
  files: readonly SourceFile[],
  context: ReadContext = testContext,
): Promise<ReadAll> {
  const drafts: Draft[] = []
  const unread: Unread[] = []
  for (const group of connector.recognise(files)) {
    for await (const item of connector.read(group, context)) {
      if ('unread' in item) unread.push(item)
      else drafts.push(item)
    }
  }
  return { drafts, unread }
}

export const onlyGroup = (connector: Connector, files: readonly SourceFile[]): Group => {
  const [group] = connector.recognise(files)
  if (!group) throw new Error(`${connector.name} does not claim ${files.map(file => file.path).join(', ')}`)
  return group
}
