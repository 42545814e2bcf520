import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonItems } from '../archive/json-items.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { openArchive } from './archive.ts'
import { draftsOf } from './drafts.ts'
import { partOf, parts } from './parts.ts'

/** Parts below one folder are one archive, with the page and the pictures beside them. */
function groupsOf(files: readonly SourceFile[]): Group[] {
  const archives = new Map<string, SourceFile[]>()
  for (const file of files) {
    if (!/\.js$/i.test(file.path) || partOf(file) === null) continue
    const top = file.path.replace(/(?:^|\/)(?:data\/)?[^/]*$/, '')
    archives.set(top, [...(archives.get(top) ?? []), file])
  }
  return [...archives].map(([top, members]) => ({
    name: top || 'X archive',
    files: [...members, ...files.filter(file => isBeside(file, top))],
  }))
}

const isBeside = ({ path }: SourceFile, top: string): boolean => {
  const inside = top === '' ? path : path.startsWith(`${top}/`) ? path.slice(top.length + 1) : ''
  return /^(?:Your archive\.html|assets\/|data\/[\w-]+_media\/|data\/README\.txt$)/i.test(inside)
}

const nouns = {
  tweets: 'posts',
  direct_messages: 'messages',
  direct_messages_group: 'group messages',
  follower: 'followers',
  following: 'followed',
  like: 'likes',
} as const

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const archive = await openArchive(group, context)
  const counts = Object.entries(nouns).flatMap(([part, noun]) =>
    archive.counts.has(part) ? [{ noun, count: archive.counts.get(part) ?? 0 }] : [],
  )
  const me = archive.handle ? [{ value: `https://x.com/${archive.handle}`, why: 'is the account of the archive' }] : []
  return { counts, from: null, to: archive.newest, me, visible: 'me' }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const archive = await openArchive(group, context)
  for (const part of parts)
    for (const file of group.files) {
      if (partOf(file) !== part) continue
      for await (const item of jsonItems(file, new Set([part.startsWith('direct') ? 'messages' : '']))) {
        context.signal?.throwIfAborted()
        if ('fault' in item) yield { unread: true, place: file.path, why: item.fault }
        else yield* draftsOf(part, item, archive, context, `${file.path} record ${item.number}`)
      }
    }
}

/** The archive that X gives its members: scripts that are read as data and never run. */
export const xArchive: Connector = {
  name: 'x-archive',
  label: 'X archive',
  reads:
    'The ZIP that X (Twitter) gives a member who asks for it, or its data folder: posts, messages, likes, follows.',
  recognise: groupsOf,
  survey,
  read,
}
