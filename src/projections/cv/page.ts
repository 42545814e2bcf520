import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { lessonRule } from '#src/domain/lesson.ts'
import type { CvDifference, CvPage, CvWarning } from '#src/domain/views/cv.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { text } from '../profile/rules.ts'
import { differenceOf } from './difference.ts'
import { type CvRecord, cvRecords, refOf, saidIn } from './records.ts'

const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'object' && one !== null) : []

export const warningsOf = (body: JsonObject): CvWarning[] =>
  objects(body['warnings']).map(one => ({
    code: text(one, 'code') ?? '',
    text: text(one, 'text') ?? '',
    page: typeof one['page'] === 'number' ? one['page'] : null,
  }))

/** What a CV says anew against the next older one that says anything; null for a person's first. */
export function differenceFrom(record: CvRecord, all: readonly CvRecord[]): CvDifference | null {
  const older = all.slice(all.indexOf(record) + 1).find(one => one.values.length > 0 && one.at < record.at)
  return older && record.values.length > 0 ? differenceOf(saidIn(older), saidIn(record), refOf(older)) : null
}

/** A CV as it was sent and as it was read. Null when the person has none of this id that the viewer may read. */
export async function cvPage(sql: Queryable, viewer: Viewer, person: string, entry: string): Promise<CvPage | null> {
  const all = (await cvRecords(sql, viewer, [person])).get(person) ?? []
  const record = all.find(one => one.entry === entry)
  if (!record) return null
  const [row] = await sql<{ text: string | null }[]>`select text from ledger.payload where entry_id = ${entry}::uuid`
  const { body } = record
  return {
    ...refOf(record),
    original: record.original,
    mediaType: record.mediaType,
    text: row?.text ?? '',
    warnings: warningsOf(body),
    leftOut: [...new Set(objects(body['leftOut']).flatMap(one => text(one, 'what') ?? []))],
    taught: objects(body['taught']).flatMap(one => {
      const { success, data } = lessonRule.safeParse(one)
      return success ? [data] : []
    }),
    values: record.values,
    difference: differenceFrom(record, all),
    all: all.map(refOf),
  }
}

/** What each of these CVs of one person says anew, by entry: for the rows of a line. */
export async function differencesOn(
  sql: Queryable,
  viewer: Viewer,
  rows: readonly { readonly person_id: string; readonly entry_id: string; readonly kind: string }[],
): Promise<ReadonlyMap<string, CvDifference>> {
  const received = rows.filter(row => row.kind === 'cv.received')
  const found = new Map<string, CvDifference>()
  if (received.length === 0) return found
  const records = await cvRecords(sql, viewer, [...new Set(received.map(row => row.person_id))])
  for (const { person_id, entry_id } of received) {
    const all = records.get(person_id) ?? []
    const record = all.find(one => one.entry === entry_id)
    const difference = record ? differenceFrom(record, all) : null
    if (difference) found.set(entry_id, difference)
  }
  return found
}
