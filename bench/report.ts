import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import { lookBacks } from '#src/domain/conversion.ts'
import { type CreditModel, creditModels } from '#src/domain/credit-model.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { seededRandom } from '#src/lib/statistics/random.ts'
import { columnsOf } from '#src/projections/journey/columns.ts'
import { creditReport } from '#src/projections/journey/report.ts'
import { channelNames, encodeSteps } from '#src/projections/journey/steps.ts'

const journeys = 1_000_000
const assignments = 20_000
const batch = 10_000
const id = (noun: number, n: number): string =>
  `${String(noun).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`
const since = (start: number): number => Math.round(performance.now() - start)
const day = 86_400_000
const end = Date.UTC(2026, 10, 1)

/**
 * What a report costs over a million journeys with ten million touches, in milliseconds: reading the columns, each model
 * under filters drawn from the dimensions, intervals, and one SQL pass over the same paths.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'))
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const touches = await fill(workspace)
    const { app } = workspace.db
    const began = performance.now()
    const columns = await columnsOf(app, 1)
    const read = since(began)
    const random = seededRandom(11)
    const models: Record<string, object> = {}
    for (const model of creditModels) models[model] = measured(columns, model, random)
    const again = performance.now()
    await app`update journey_news set stamp = pg_current_xact_id() where block = 7`
    await columnsOf(app, 2)
    return {
      journeys,
      touches,
      assignments,
      readColumns: read,
      readOneBlockAgain: since(again),
      models,
      intervals: Object.fromEntries(
        (['linear', 'markov', 'markov-null', 'shapley'] as const).map(model => {
          const start = performance.now()
          creditReport(columns, {}, { model, intervals: true })
          return [model, since(start)]
        }),
      ),
      sql: await inSql(workspace),
      megabytes: Math.round(process.memoryUsage().rss / 1024 / 1024),
    }
  } finally {
    await workspace.close()
    await rm(folder, { recursive: true, force: true })
  }
}

type Columns = Awaited<ReturnType<typeof columnsOf>>

function measured(columns: Columns, model: CreditModel, random: () => number): object {
  const times: number[] = []
  for (let asked = 0; asked < 40; asked++) {
    const start = performance.now()
    creditReport(columns, asked === 0 ? {} : anyFilter(random), { model, intervals: false })
    times.push(since(start))
  }
  const [all = 0] = times
  const sorted = [...times].sort((a, b) => a - b)
  return { unfiltered: all, median: sorted[20], p95: sorted[38] }
}

function anyFilter(random: () => number): WorksFilter {
  const month = Math.floor(random() * 36)
  const lookBack = lookBacks[Math.floor(random() * lookBacks.length)]
  return {
    ...(random() < 0.5 ? { from: new Date(end - (month + 12) * 30 * day).toISOString().slice(0, 10) } : {}),
    ...(random() < 0.3 ? { client: id(2, Math.floor(random() * 200)) } : {}),
    ...(random() < 0.3 ? { owner: id(3, Math.floor(random() * 50)) } : {}),
    ...(lookBack === null || lookBack === undefined ? {} : { lookBack }),
    ...(random() < 0.5 ? { by: 'channel' } : {}),
  }
}

async function fill({ db }: OpenWorkspace): Promise<number> {
  const { app } = db
  const random = seededRandom(5)
  await app`
    insert into job (assignment_id, title, title_key, client, client_id, state, open, ordered_at, owner, team, said, confidential, know)
    select ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Job ' || n, 'job ' || n, 'Client ' || n % 200,
      ('00000002-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid, 'filled', false, now(),
      ('00000003-0000-4000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid, '{}', '{}', false, 0
    from generate_series(0, ${assignments - 1}) as n`
  let touches = 0
  for (let from = 0; from < journeys; from += batch) {
    const rows = Array.from({ length: batch }, (_, at) => {
      const length = 1 + Math.min(60, Math.floor(-9.5 * Math.log(1 - random())))
      touches += length
      let days = length * 12 * random() + 30 * random()
      const steps = Array.from({ length }, () => {
        const channel = channelNames[1 + Math.floor(random() ** 2 * 20)] ?? 'email'
        days *= random() ** 0.3
        return { channel, days, key: random() < 0.1 }
      })
      return {
        person_id: id(4, from + at),
        assignment_id: id(1, Math.floor(random() * assignments)),
        converted: random() < 0.3,
        at: new Date(end - random() * 4 * 365 * day).toISOString(),
        path: steps.map(step => step.channel).join(' > '),
        steps: encodeSteps(steps),
      }
    })
    await app`
      insert into journey (person_id, conversion, assignment_id, block, converted, at, began_at, path, steps, accounts)
      select person_id, 'placed', assignment_id, (hashtextextended(assignment_id::text, 0) & 255)::smallint, converted, at, at, path, steps, '{}'
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as r (person_id uuid, assignment_id uuid, converted boolean, at timestamptz, path text, steps bytea)`
  }
  await app`insert into journey_news select n, pg_current_xact_id() from generate_series(0, 255) as n`
  await db.owner`vacuum analyze derived.journey`
  return touches
}

/** Linear credit by one SQL pass over every touch of the paths, warm. */
async function inSql({ db }: OpenWorkspace): Promise<object> {
  const pass = () => db.app`
    select step, sum(1.0 / n) as credit from (
      select unnest(string_to_array(path, ' > ')) as step, cardinality(string_to_array(path, ' > ')) as n
      from journey where converted and conversion = 'placed') as touches
    group by step`
  await pass()
  const start = performance.now()
  await pass()
  return { linear: since(start) }
}
