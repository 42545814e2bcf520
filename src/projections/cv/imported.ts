import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { doubtful, type ImportedCv, type ImportedCvs } from '#src/domain/views/cv.ts'
import { differenceFrom, warningsOf } from './page.ts'
import { cvRecords } from './records.ts'

const most = 200

interface Row {
  readonly entry: string
  readonly place: string
  readonly person: string
  readonly name: string
  readonly headline: string | null
  readonly fresh: boolean
}

/**
 * The people whose CVs came with an import, in the order of the files' names: who came with it, who was known, and what
 * is new; and the files that could not be read. `import` is the holder's own.
 */
export async function importedCvs(sql: Queryable, viewer: Viewer, act: string): Promise<ImportedCvs> {
  const vis = audiencesOf(sql, viewer)
  const [rows, [counted], unread] = await Promise.all([
    sql<Row[]>`
      select l.entry_id as entry, a.place, l.person_id as person, c.name, c.headline,
        not exists (
          select from (
            select entry_id from fact f where f.person_id = l.person_id and f.kind = 'person.opened'
            union all select entry_id from line e where e.person_id = l.person_id and e.know in ${vis}) was
          join ledger.attestation o on o.entry_id = was.entry_id and o.act_id <> ${act}::uuid
          join ledger.act t on t.id = o.act_id
          where t.began_at < (select began_at from ledger.act where id = ${act}::uuid)) as fresh
      from (select distinct on (entry_id) entry_id, place from ledger.attestation
        where act_id = ${act}::uuid and entry_id in (
          select entry_id from ledger.attestation b join ledger.entry e on e.id = b.entry_id
          where b.act_id = ${act}::uuid and e.kind = 'cv.received')
        order by entry_id, place) a
      join line l on l.entry_id = a.entry_id and l.know in ${vis} and l.read in ${vis}
      join lateral (select name, headline from card c where c.person_id = l.person_id and c.audience in ${vis}
        order by c.audience <> 0 desc, c.audience desc limit 1) c on true
      order by a.place, l.entry_id limit ${most}`,
    sql<{ count: number }[]>`
      select count(*)::int as count from ledger.attestation b join ledger.entry e on e.id = b.entry_id
      where b.act_id = ${act}::uuid and e.kind = 'cv.received'`,
    sql<{ file: string; why: string }[]>`
      select place as file, why from desk.unread where import_id = ${act}::uuid and cells is null and not fixed
      order by place limit ${most}`,
  ])
  const records = await cvRecords(sql, viewer, [...new Set(rows.map(row => row.person))])
  const cvs = rows.map((row): ImportedCv => {
    const all = records.get(row.person) ?? []
    const record = all.find(one => one.entry === row.entry)
    return {
      entry: row.entry,
      file: row.place,
      person: { id: row.person, name: row.name },
      headline: row.headline,
      who: row.fresh ? 'new' : 'recognised',
      values: record?.values.length ?? 0,
      doubtful:
        record?.values.filter(({ at, mended }) => at !== null && at.confidence < doubtful && mended === null).length ??
        0,
      warning: record ? (warningsOf(record.body).find(one => one.code === 'hidden-text')?.text ?? null) : null,
      difference: record ? differenceFrom(record, all) : null,
    }
  })
  return { cvs, total: counted?.count ?? cvs.length, unread }
}
