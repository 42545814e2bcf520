import { wordsOf } from '#src/domain/kind.ts'
import { counted } from './numbers.ts'

/** What GitHub calls its things, one and many, where putting an s to it makes no many. */
const many: { readonly [thing: string]: string } = { repository: 'repositories', branch: 'branches' }

const github = /^github\.(pull-request|[a-z_]+)-(.+)$/

/** A kind as it is called on screen; what only GitHub has, by GitHub's name as it writes it: "GitHub issue closed". */
export const kindName = (kind: string): string =>
  kind.startsWith('github.') ? wordsOf(kind).replace('github', 'GitHub') : wordsOf(kind)

/** "3 GitHub pull requests closed"; null of a kind that is none of GitHub's own. */
export function githubCounted(kind: string, size: number): string | null {
  const [, thing, done] = github.exec(kind) ?? []
  if (thing === undefined || done === undefined) return null
  // One push brings commits, several as often as one.
  if (thing === 'commits') return counted(size, 'GitHub push of commits', 'GitHub commits pushed')
  const one = thing.replaceAll(/[-_]/g, ' ')
  const act = done.replaceAll(/[-_]/g, ' ')
  return counted(size, `GitHub ${one} ${act}`, `GitHub ${many[one] ?? `${one}s`} ${act}`)
}
