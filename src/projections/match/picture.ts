import type { Queryable } from '#src/db/pool.ts'
import type { MatchPicture } from '#src/domain/views/same-person.ts'
import { logOdds } from '#src/identity/match/marks.ts'
import { probability } from '#src/identity/match/model.ts'
import { settingsOf } from '../settings.ts'
import { lowestMark } from './compare.ts'
import { measuredFrom } from './measured.ts'
import { modelInForce } from './model.ts'

/** Buckets of equal width in log odds, from the lowest mark to where nothing is in doubt. */
const buckets = 40
const surest = 0.9999
const marksMeasured = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]

/** How many pairs fall where, for whoever sets the marks. */
export async function matchPicture(sql: Queryable): Promise<MatchPicture> {
  const [from, to] = [logOdds(lowestMark), logOdds(surest)]
  const width = (to - from) / buckets
  const [settings, house, rows, [learned], [counts], measured] = await Promise.all([
    settingsOf(sql),
    modelInForce(sql),
    sql<{ bucket: number; pairs: number; held: number }[]>`
      select least(${buckets - 1}, greatest(0, floor((odds / 1000.0::float8 - ${from}::float8) / ${width}::float8)))::int as bucket,
        count(*)::int as pairs, count(*) filter (where held is not null or parted)::int as held
      from pair group by 1`,
    sql<{ at: string | null }[]>`select max(learned_at) as at from desk.match_model`,
    sql<{ people: number; automatic: number; parted: number }[]>`
      select (select count(*)::int from trait) as people,
        (select count(distinct entry_id)::int from fact where kind = 'person.merged' and body ->> 'rule' like 'model@%') as automatic,
        (select count(*)::int from pair where parted) as parted`,
    measuredFrom(sql, marksMeasured),
  ])
  const found = new Map(rows.map(row => [row.bucket, row]))
  return {
    askMark: settings.askMark,
    automaticMark: settings.automaticMark,
    buckets: Array.from({ length: buckets }, (_, at) => ({
      from: probability(from + at * width),
      pairs: found.get(at)?.pairs ?? 0,
      held: found.get(at)?.held ?? 0,
    })),
    model: house.version,
    learnedFrom: house.people,
    learnedAt: house.version === 0 ? null : (learned?.at ?? null),
    people: counts?.people ?? 0,
    automatic: counts?.automatic ?? 0,
    takenBack: counts?.parted ?? 0,
    measured,
  }
}
