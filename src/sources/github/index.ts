import type { Draft, Unread } from '#src/domain/draft.ts'
import { jsonRecords } from '../archive/json-records.ts'
import { madeAt } from '../archive/moment.ts'
import type { Connector, Group, ReadContext, Survey } from '../source.ts'
import { archiveDrafts, scanArchive } from './archive.ts'
import { groupsOf, kindOf } from './files.ts'
import { webhookDrafts } from './webhook.ts'

const nouns = {
  user: 'people',
  issue: 'issues',
  pull_request: 'pull requests',
  issue_comment: 'comments',
  pull_request_review: 'reviews',
  pull_request_review_comment: 'comments on code',
} as const

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const { me, counts, from, to } = await scanArchive(group, context)
  const payloads = group.files.filter(file => kindOf(file) === 'webhook').length
  return {
    counts: [
      ...Object.entries(nouns).flatMap(([type, noun]) => {
        const count = counts.get(type) ?? 0
        return count > 0 ? [{ noun, count }] : []
      }),
      ...(payloads > 0 ? [{ noun: 'events', count: payloads }] : []),
    ],
    from,
    to,
    me: me ? [{ value: `https://github.com/${me.value}`, why: 'owns the most repositories' }] : [],
    visible: 'all',
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const scan = await scanArchive(group, context)
  const archived = madeAt(group.files, scan.to, context.now)
  for (const file of group.files) {
    const kind = kindOf(file)
    if (kind === 'left' || kind === null) {
      if (group.files.length === 1)
        yield { unread: true, place: file.path, why: "It holds the repository's own settings: nobody's act." }
      continue
    }
    for await (const record of jsonRecords(file)) {
      context.signal?.throwIfAborted()
      if ('why' in record) yield { unread: true, place: record.place, why: record.why }
      else if (kind === 'archive') yield* archiveDrafts(record.value, scan, context, record.place, archived)
      else yield* webhookDrafts(record.value, context, record.place, file.modified)
    }
  }
}

/** The archive that GitHub gives an account's holder, and what its webhooks sent. */
export const github: Connector = {
  name: 'github',
  label: 'GitHub',
  reads:
    "GitHub's archive of an account (issues, pull requests, comments, reviews, people) and the JSON that its webhooks send.",
  recognise: groupsOf,
  survey,
  read,
}
