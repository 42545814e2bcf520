import type { Group, SourceFile } from '../source.ts'

/** The folder at the top in which a file lies; empty for a file that lies in none. */
const top = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')

/** Messages of one folder tree are one mailbox, so that its threads hold together; loose files are one group too. */
export function mailFolders(files: readonly SourceFile[]): Group[] {
  const groups = new Map<string, SourceFile[]>()
  for (const file of files) {
    const folder = top(file.path)
    const group = groups.get(folder)
    if (group) group.push(file)
    else groups.set(folder, [file])
  }
  return [...groups].map(([folder, members]) => ({ name: folder || loose(members), files: members }))
}

const loose = (members: readonly SourceFile[]): string =>
  members.length === 1 && members[0] ? members[0].path : `${members.length} saved emails`
