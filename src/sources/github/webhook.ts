import type { Draft, Role, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { before, type Occurred } from '#src/domain/occurred.ts'
import { atText } from '../archive/moment.ts'
import { listAt, member, textAt } from '../archive/shape.ts'
import type { ReadContext } from '../source.ts'
import { accountClaims, accountOf } from './account.ts'
import { actDraft } from './act.ts'

/** Members that hold what an event is about, most particular first, with what it is called. */
const subjects = [
  ['comment', 'comment'],
  ['review', 'review'],
  ['answer', 'answer'],
  ['pull_request', 'pull-request'],
  ['issue', 'issue'],
  ['discussion', 'discussion'],
  ['release', 'release'],
  ['forkee', 'repository'],
  ['head_commit', 'commits'],
  ['membership', 'member'],
  ['member', 'member'],
] as const

/** What an event does, in the words that other networks have for it; else in GitHub's own. */
function kindOf(thing: string, action: string): string {
  if (action === 'created' && (thing === 'comment' || thing === 'review' || thing === 'answer')) return 'post.commented'
  if (action === 'submitted' && thing === 'review') return 'post.commented'
  if (
    ['opened', 'created', 'published'].includes(action) &&
    ['issue', 'pull-request', 'discussion', 'release'].includes(thing)
  )
    return 'post.published'
  return `github.${thing}-${action.replaceAll('_', '-')}`.slice(0, 80)
}

const userAt = (value: unknown, name: string): Identifier | null => {
  const user = member(value, name)
  return accountOf(textAt(user, 'login'), textAt(user, 'type') || 'User')
}

function whenOf(payload: unknown, subject: unknown, action: string, latest: string): Occurred {
  const names =
    action === 'created' || action === 'opened'
      ? ['starred_at', 'created_at', 'timestamp']
      : [
          'starred_at',
          'published_at',
          'submitted_at',
          'closed_at',
          'merged_at',
          'updated_at',
          'created_at',
          'timestamp',
        ]
  for (const name of names) {
    const found = atText(textAt(payload, name)) ?? atText(textAt(subject, name))
    if (found) return found
  }
  return before(latest)
}

/** One payload that GitHub sent to a webhook: who did what on whose issue, and what pushes say of their authors. */
export function* webhookDrafts(
  payload: unknown,
  context: ReadContext,
  place: string,
  seenAt: string | null,
): Generator<Draft | Unread> {
  const sender = member(payload, 'sender')
  const actor = userAt(payload, 'sender')
  if (!actor)
    return yield {
      unread: true,
      place,
      why: textAt(sender, 'login') ? 'A program or an organisation did this, nobody.' : 'It does not say who did this.',
    }
  const found = subjects.find(([name]) => member(payload, name) !== undefined)
  const subject = found ? member(payload, found[0]) : undefined
  const repository = member(payload, 'repository')
  const starred = textAt(payload, 'action') === 'started' || member(payload, 'starred_at') !== undefined
  const thing = found?.[1] ?? (textAt(payload, 'ref_type') || (member(payload, 'pages') ? 'page' : 'repository'))
  const action =
    thing === 'commits'
      ? 'pushed'
      : found?.[0] === 'forkee'
        ? 'forked'
        : starred
          ? 'starred'
          : textAt(payload, 'action') ||
            (member(payload, 'pages') ? 'edited' : member(payload, 'ref') !== undefined ? 'created' : 'changed')
  const occurred = whenOf(payload, subject, action, seenAt ?? context.now)
  const kind = kindOf(thing, action.toLowerCase().replace(/[^a-z_]/g, '') || 'changed')
  const link = textAt(subject, 'html_url') || textAt(subject, 'url') || textAt(repository, 'html_url')
  const parent = member(payload, 'issue') ?? member(payload, 'pull_request') ?? member(payload, 'discussion')
  const isPost = kind === 'post.published' || kind === 'post.commented'
  const others: (readonly [Role, Identifier | null])[] = [
    ['author', userAt(parent, 'user')],
    ['mentioned', userAt(payload, 'assignee')],
    ['mentioned', userAt(payload, 'requested_reviewer')],
    ['about', userAt(payload, 'member')],
    ['about', userAt(member(payload, 'membership'), 'user')],
  ]
  yield actDraft({
    kind,
    actor,
    mine: context.isMe(actor),
    occurred,
    key: isPost ? [link] : [kind, link, actor.value, occurred.precision === 'instant' ? (occurred.at ?? '') : ''],
    link,
    title:
      textAt(parent, 'title') ||
      textAt(subject, 'name') ||
      textAt(repository, 'full_name') ||
      textAt(member(payload, 'organization'), 'login'),
    text: isPost ? textAt(subject, 'body') : textAt(subject, 'message'),
    others: others.filter(([, account]) => account !== null && !context.isMe(account)),
    place,
    seenAt: occurred.precision === 'instant' ? occurred.at : seenAt,
  })
  const of = {
    channel: 'github',
    family: 'github.account',
    place,
    seenAt: occurred.precision === 'instant' ? occurred.at : seenAt,
  } as const
  yield* accountClaims(sender, actor, of)
  const authors = new Map<string, { account: Identifier; user: { name: string; email: string } }>()
  for (const commit of listAt(payload, 'commits').slice(0, 1000)) {
    const author = member(commit, 'author')
    const account = accountOf(textAt(author, 'username'))
    if (account)
      authors.set(account.value, { account, user: { name: textAt(author, 'name'), email: textAt(author, 'email') } })
  }
  for (const { account, user } of authors.values()) yield* accountClaims(user, account, of)
}
