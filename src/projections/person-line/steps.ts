import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { phaseWords } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import type { JobStep, LineQuery } from '#src/domain/views/line.ts'
import { jobIsVisible } from '../job/visible-job.ts'

const shown = [
  'candidacy.opened',
  'candidacy.moved',
  'candidacy.ended',
  'offer.made',
  'placement.made',
  'placement.ended',
]
const said: Readonly<Record<string, string>> = {
  'candidacy.ended': 'Ended',
  'offer.made': 'Offer made',
  'placement.made': 'Placed',
  'placement.ended': 'Placement ended',
}
const most = 200

/** Where the people of a line came to on jobs within a span of it. `owner` speaks of rows `l`. */
export async function stepsOf(
  sql: Queryable,
  viewer: Viewer,
  owner: Fragment,
  span: { readonly from: string; readonly to: string },
  { job, colleague }: Pick<LineQuery, 'job' | 'colleague'>,
): Promise<JobStep[]> {
  const rows = await sql<
    {
      entry: string
      at: string
      kind: string
      stage: string | null
      phase: string | null
      id: string
      title: string
      account: string | null
    }[]
  >`
    select l.entry_id as entry, l.at, l.kind, l.stage, l.phase, j.assignment_id as id, j.title, l.account
    from candidacy_step l join job j on j.assignment_id = l.assignment_id and ${jobIsVisible(sql, viewer)}
    where ${owner} and l.know in ${audiencesOf(sql, viewer)} and l.kind = any(${shown})
      and l.at >= ${span.from}::text::timestamptz and l.at < ${span.to}::text::timestamptz
      ${job ? sql`and l.assignment_id = ${job}::uuid` : sql``} ${colleague ? sql`and l.account = ${colleague}::uuid` : sql``}
    order by l.at desc, l.entry_id desc limit ${most}`
  return rows
    .filter(row => !row.at.startsWith('-'))
    .map(({ entry, at, kind, stage, phase, id, title, account }) => ({
      step: true,
      entry,
      at,
      text: said[kind] ?? stage ?? (isPhase(phase) ? phaseWords[phase] : 'On it'),
      job: { id, name: title },
      account,
    }))
}
