import type { Draft, Role, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { jsonRecords } from '../archive/json-records.ts'
import { atText } from '../archive/moment.ts'
import { listAt, textAt } from '../archive/shape.ts'
import type { Group, ReadContext } from '../source.ts'
import { accountAt, accountClaims } from './account.ts'
import { actDraft } from './act.ts'
import { kindOf } from './files.ts'

const mostThreads = 200_000

/** What must be known before the first record can be told: whose archive it is, and whose each issue is. */
interface ArchiveScan {
  readonly me: Identifier | null
  readonly authors: ReadonlyMap<string, { readonly user: string; readonly title: string }>
  readonly counts: ReadonlyMap<string, number>
  readonly from: string | null
  readonly to: string | null
}

export async function scanArchive(group: Group, context: ReadContext): Promise<ArchiveScan> {
  const authors = new Map<string, { user: string; title: string }>()
  const owners = new Map<string, number>()
  const counts = new Map<string, number>()
  let [from, to]: [string | null, string | null] = [null, null]
  for (const file of group.files) {
    if (kindOf(file) !== 'archive') continue
    for await (const record of jsonRecords(file)) {
      context.signal?.throwIfAborted()
      if ('why' in record) continue
      const type = textAt(record.value, 'type')
      counts.set(type, (counts.get(type) ?? 0) + 1)
      if (type === 'repository') {
        const owner = accountAt(textAt(record.value, 'owner'))?.value
        if (owner) owners.set(owner, (owners.get(owner) ?? 0) + 1)
      } else if ((type === 'issue' || type === 'pull_request') && authors.size < mostThreads)
        authors.set(textAt(record.value, 'url'), {
          user: textAt(record.value, 'user'),
          title: textAt(record.value, 'title').slice(0, 300),
        })
      const at = type === 'user' ? null : (atText(textAt(record.value, 'created_at'))?.at ?? null)
      if (at && (!from || at < from)) from = at
      if (at && (!to || at > to)) to = at
    }
  }
  const [most] = [...owners].sort(([, a], [, b]) => b - a)
  return { me: most ? { kind: 'github', value: most[0] } : null, authors, counts, from, to }
}

const kinds: Readonly<Record<string, string>> = {
  issue: 'post.published',
  pull_request: 'post.published',
  release: 'post.published',
  issue_comment: 'post.commented',
  commit_comment: 'post.commented',
  pull_request_review: 'post.commented',
  pull_request_review_comment: 'post.commented',
}

/** One record of GitHub's archive of an account. */
export function* archiveDrafts(
  value: unknown,
  scan: ArchiveScan,
  context: ReadContext,
  place: string,
  seenAt: string | null,
): Generator<Draft | Unread> {
  const type = textAt(value, 'type')
  const url = textAt(value, 'url')
  if (type === 'user') {
    const account = accountAt(url)
    if (account) yield* accountClaims(value, account, { channel: 'github', family: 'github.account', place, seenAt })
    return
  }
  const kind = kinds[type]
  if (!kind) return
  const actor = accountAt(textAt(value, 'user'))
  // Deleted accounts and programs have no address of somebody.
  if (!actor) return
  const occurred = atText(textAt(value, 'created_at')) ?? atText(textAt(value, 'submitted_at'))
  if (!occurred || !url)
    return yield { unread: true, place, why: url ? 'It has no date that could be read.' : 'It has no address.' }
  const thread = scan.authors.get(textAt(value, 'issue') || textAt(value, 'pull_request'))
  const asked = [...listAt(value, 'assignees'), ...listAt(value, 'requested_reviewers')]
    .slice(0, 50)
    .map((one): readonly [Role, Identifier | null] => ['mentioned', typeof one === 'string' ? accountAt(one) : null])
  const isMe = (account: Identifier): boolean => account.value === scan.me?.value || context.isMe(account)
  const mine = isMe(actor)
  yield actDraft({
    kind,
    actor,
    mine,
    occurred,
    key: [url],
    link: url,
    title: textAt(value, 'title') || thread?.title || textAt(value, 'name'),
    text: textAt(value, 'body'),
    others: [...(thread ? [['author', accountAt(thread.user)] as const] : []), ...asked].filter(
      ([, account]) => account !== null && !isMe(account),
    ),
    place,
    seenAt,
  })
}
