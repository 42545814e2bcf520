import type { PeopleQuery, PersonRow } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'

const most = 100_000

/** Every row of a list, page by page. */
export async function collect(query: PeopleQuery): Promise<readonly PersonRow[]> {
  const rows: PersonRow[] = []
  let cursor: string | undefined
  do {
    const page = await api.people({ ...query, limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && rows.length < most)
  return rows
}
