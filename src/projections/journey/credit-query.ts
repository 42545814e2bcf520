import type { Viewer } from '#src/access/viewer.ts'
import type { Sql } from '#src/db/pool.ts'
import type { CreditReport, WorksFilter } from '#src/domain/views/works.ts'
import { wholeOf } from '../companies/family.ts'
import { type Columns, columnsOf } from './columns.ts'
import { namedCredit } from './named-credit.ts'
import { isNamed } from './names.ts'
import { creditReport, type ReportOptions } from './report.ts'

/** Answers kept while the rows they were computed from stay the same. */
const kept = new WeakMap<Columns, { version: number; answers: Map<string, CreditReport> }>()
const mostKept = 500

/** A report on what the viewer may know: from the columns in memory, by name from the rows. */
export async function creditOf(
  sql: Sql,
  viewer: Viewer,
  pulse: number,
  filter: WorksFilter,
  options: ReportOptions,
): Promise<CreditReport> {
  const { by } = filter
  if (isNamed(by)) return namedCredit(sql, viewer, { ...filter, by }, options)
  const columns = await columnsOf(sql, pulse)
  const asked = filter.client === undefined ? filter : { ...filter, client: await wholeClient(sql, filter.client) }
  let known = kept.get(columns)
  if (known === undefined || known.version !== columns.version) {
    known = { version: columns.version, answers: new Map() }
    kept.set(columns, known)
  }
  const hidden = columns.hiddenFrom(viewer)
  // Who may know of the same jobs is given the same answer.
  const key = JSON.stringify([Object.entries(asked).sort(), options, [...hidden]])
  const before = known.answers.get(key)
  if (before) return before
  const answer = creditReport(columns, asked, options, hidden)
  if (known.answers.size >= mostKept) known.answers.clear()
  known.answers.set(key, answer)
  return answer
}

/** The columns know a client by the organisation that it is part of. */
async function wholeClient(sql: Sql, client: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select ${wholeOf(sql, sql`${client}::uuid`)} as id`
  return row?.id ?? client
}
