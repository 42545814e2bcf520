import type { Draft, Unread } from '#src/domain/draft.ts'
import type { ReadContext, Survey } from '../source.ts'
import { isBad, isBlank, placeOf, type Row } from '../table/row.ts'
import { surveyTable } from '../table/table.ts'
import { candidacyDrafts, companyDrafts, jobDrafts, moveDrafts } from './hiring.ts'
import { activityDrafts, documentDrafts, extraDrafts, mailDrafts, taggedDrafts } from './history.ts'
import { PeopleTable } from './people.ts'
import type { SystemRow } from './row-drafts.ts'
import { isDump, type RowSource, type SystemTable, scan } from './scan.ts'
import { type LoadedTable, OldSystem } from './system.ts'
import type { Role } from './table-role.ts'

type Reader = (row: SystemRow) => readonly (Draft | Unread)[]

/** What each kind of table becomes. Users, tags and lookups are only words behind ids. */
const readers: Readonly<Partial<Record<Role, Reader>>> = {
  company: companyDrafts,
  job: jobDrafts,
  candidacy: candidacyDrafts,
  move: moveDrafts,
  activity: activityDrafts,
  mail: mailDrafts,
  tagged: taggedDrafts,
  extra: extraDrafts,
  document: documentDrafts,
}

const placeIn = (table: SystemTable, line: number): string => {
  const named = isDump(table) && table.name ? `${table.path}, table ${table.name}` : table.path
  return placeOf({ path: named, unit: table.unit }, line)
}

/** Two readings: the first learns the names behind ids, the second tells every row. */
export async function* readTables(sources: readonly RowSource[], context: ReadContext): AsyncGenerator<Draft | Unread> {
  const system = await OldSystem.load(sources, context.signal)
  const people = new Map<LoadedTable, PeopleTable>()
  for (const loaded of system.tables.values()) {
    if (loaded.layout.role === 'person')
      people.set(loaded, new PeopleTable(system, loaded, system.columnsOf(loaded, context.country, context.mappings)))
  }
  for await (const { table, rows } of scan(sources, context.signal)) {
    const loaded = system.tableOf(table)
    const shared = { now: context.now, country: context.country, modified: table.modified }
    for (const row of rows) {
      const place = placeIn(table, row.line)
      if (isBad(row)) {
        if (loaded || !isDump(table)) yield { unread: true, place, why: row.why }
      } else if (loaded && !isBlank(row.cells)) {
        for (const item of itemsOf(people.get(loaded), { system, loaded, row, place, context: shared })) yield item
      }
    }
  }
  for (const { path, name, count } of system.left.values())
    yield {
      unread: true,
      place: `${path}, table ${name}`,
      why: `The table points at people, but what its ${count} rows mean is not known.`,
    }
}

function itemsOf(people: PeopleTable | undefined, row: SystemRow): readonly (Draft | Unread)[] {
  if (people) {
    const read = people.read(row)
    return 'unread' in read ? [read] : read
  }
  return readers[row.loaded.layout.role]?.(row) ?? []
}

const nouns: readonly (readonly [Role, string])[] = [
  ['person', 'people'],
  ['company', 'companies'],
  ['job', 'jobs'],
  ['candidacy', 'candidacies'],
  ['activity', 'activities and notes'],
]

export async function surveyTables(sources: readonly RowSource[], context: ReadContext): Promise<Survey> {
  const system = await OldSystem.load(sources, context.signal)
  const tables = [...system.tables.values()]
  const counts = nouns.flatMap(([role, noun]) => {
    const count = tables.filter(({ layout }) => layout.role === role).reduce((sum, loaded) => sum + loaded.count, 0)
    return count ? [{ noun, count }] : []
  })
  const surveys = tables
    .filter(({ layout }) => layout.role === 'person')
    .map(loaded => {
      const columns = new PeopleTable(system, loaded, system.columnsOf(loaded, context.country, context.mappings))
        .columns
      const sample = loaded.sample.map((cells, at): Row => ({ line: at + 1, cells }))
      return surveyTable(loaded.table, { columns, sample })
    })
  return { counts, from: null, to: null, me: [], visible: 'all', tables: surveys }
}
