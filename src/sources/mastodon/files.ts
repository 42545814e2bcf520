import type { Group, SourceFile } from '../source.ts'
import { headText } from '../text.ts'

export type MastodonKind = 'actor' | 'outbox' | 'likes' | 'following' | 'lists' | 'left'

/** What a file of an export is, by its content; a collection's or list's own name only where contents are alike. */
export function kindOf(file: SourceFile): MastodonKind | null {
  const head = headText(file.head.subarray(0, 16_384)).replace(/^\ufeff/, '')
  if (/^\s*\{/.test(head)) {
    if (!head.includes('www.w3.org/ns/activitystreams')) return null
    if (/"type"\s*:\s*"Person"/.test(head) && /"preferredUsername"\s*:/.test(head)) return 'actor'
    if (!/"type"\s*:\s*"OrderedCollection"/.test(head)) return null
    const id = /"id"\s*:\s*"(?:[^"]{0,300}\/)?(\w+)(?:\.json)?"/.exec(head)?.[1] ?? ''
    return id === 'outbox' || id === 'likes' ? id : 'left'
  }
  if (/^Account address,(?:Show boosts|Show reblogs)\b/.test(head)) return 'following'
  if (/^(?:Account address(?:,Hide notifications\b|\r?\n)|#domain,|#uri\r?\n)/.test(head)) return 'left'
  return /(?:^|\/)lists\.csv$/i.test(file.path) && listed.test(head.split(/\r?\n/, 1)[0] ?? '') ? 'lists' : null
}

/** A line of `lists.csv`, which has no header: the list's name, an address. */
export const listed = /^.{1,400},"?@?([\w.-]{1,64}@[\w.-]{3,253})"?$/

/** Files of one folder are one export. */
export function groupsOf(files: readonly SourceFile[]): Group[] {
  const folders = new Map<string, SourceFile[]>()
  for (const file of files) {
    if (!/\.(?:json|csv)$/i.test(file.path) || kindOf(file) === null) continue
    const folder = file.path.split('/').slice(0, -1).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  return [...folders].map(([folder, members]) => ({ name: folder || 'Mastodon export', files: members }))
}
