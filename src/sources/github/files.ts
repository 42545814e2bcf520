import type { Group, SourceFile } from '../source.ts'
import { headText } from '../text.ts'

/** Records of an account's archive that are read, by their `type`. */
const told =
  'user|issue|pull_request|issue_comment|commit_comment|pull_request_review|pull_request_review_comment|release|repository'
const archive = new RegExp(`^\\ufeff?\\s*\\[\\s*\\{\\s*"type"\\s*:\\s*"(${told})"`)
const beside =
  /^\ufeff?\s*\[\s*\{\s*"type"\s*:\s*"(?:bot|organization|team|milestone|project\w*|attachment|protected_branch|issue_event|repository_file|discussion_category|pull_request_review_thread)"[^[\]]{0,2000}"(?:url|repository|user)"\s*:\s*"https:\/\/github\.com\//

type GithubKind = 'archive' | 'webhook' | 'left'

/** What GitHub made a file for; null when it did not make it. */
export function kindOf(file: SourceFile): GithubKind | null {
  const head = headText(file.head)
  if (!/^\ufeff?\s*[[{]/.test(head)) return null
  if (head.includes('https://github.com/')) {
    if (archive.test(head)) return 'archive'
    if (beside.test(head)) return 'left'
  }
  return /"https:\/\/api\.github\.com\//.test(head) && /"(?:repository|organization)"\s*:\s*\{/.test(head)
    ? 'webhook'
    : null
}

/** An archive is a folder; payloads of one folder or below are one group. */
export function groupsOf(files: readonly SourceFile[]): Group[] {
  const groups = new Map<string, SourceFile[]>()
  for (const file of files) {
    if (!/\.(?:json|jsonl|ndjson)$/i.test(file.path)) continue
    const kind = kindOf(file)
    if (!kind) continue
    const top = kind === 'webhook' ? (file.path.split('/')[0] ?? '') : file.path.split('/').slice(0, -1).join('/')
    const key = `${kind === 'webhook' ? 'webhooks' : 'archive'}\n${top}`
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups].map(([key, members]) => {
    const [kind, top = ''] = key.split('\n')
    return { name: top || (kind === 'archive' ? 'GitHub archive' : 'GitHub webhooks'), files: members }
  })
}
