import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { jobLine } from './job-line.ts'

/**
 * What an assignment's end records: the rules by which touches belong, and the touches, as whoever ends it sees them. A
 * rule that is changed later, or a rebuild, changes nothing of it; what is taken back or erased is gone from it too.
 */
export async function countLine(sql: Queryable, viewer: Viewer, job: string, now: string): Promise<JsonObject> {
  const line = await jobLine(sql, viewer, job, now)
  if (!line) return {}
  return { counted: { rules: { ...line.rules }, entries: line.touches.map(touch => touch.entry) } }
}
