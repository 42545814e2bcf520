import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { matchFiles } from '#src/actions/match-files.ts'
import { marks } from '#src/identity/match/marks.ts'

/** Where the published sets lie, beside the project; nothing is measured when it is absent. */
const data = '../shared/data/people-matching'

interface PublishedSet {
  readonly name: string
  readonly file: string
  /** Id of a row as the command writes it, and who it is. */
  readonly identify: (row: Readonly<Record<string, string>>, number: number) => readonly [string, string]
}

const febrl = (name: string): PublishedSet => ({
  name,
  file: `febrl/${name}.csv`,
  identify: ({ rec_id = '' }) => [rec_id, rec_id.split('-')[1] ?? ''],
})

const sets: readonly PublishedSet[] = [
  febrl('dataset1'),
  febrl('dataset2'),
  febrl('dataset3'),
  {
    name: 'fake_1000',
    file: 'splink/fake_1000.csv',
    identify: ({ unique_id = '', cluster = '' }) => [unique_id, cluster],
  },
  {
    name: 'historical figures',
    file: 'splink/historical_figures_with_errors.csv.gz',
    identify: ({ unique_id = '', cluster = '' }) => [unique_id, cluster],
  },
  {
    name: 'patstat',
    file: 'patstat/patstat_reference.csv',
    identify: ({ leuven_id = '' }, number) => [String(number), leuven_id],
  },
]

interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly written: number
  readonly wrong: number
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

async function score(out: string, entities: ReadonlyMap<string, string>): Promise<Score> {
  const sizes = new Map<string, number>()
  for (const entity of entities.values()) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const [, ...lines] = (await readFile(out, 'utf8')).trimEnd().split('\n')
  let right = 0
  for (const line of lines) {
    const [a = '', b = ''] = line.split(',')
    if (entities.get(a) === entities.get(b)) right++
  }
  const written = lines.length
  return {
    precision: rounded(written ? right / written : 1),
    recall: rounded(right / all),
    f1: rounded((2 * right) / (written + all)),
    written,
    wrong: written - right,
  }
}

/** F1 at the usual threshold and at the automatic mark, by published set. Labels are used here alone. */
export async function publishedSets(folder: string): Promise<object> {
  if (!existsSync(data)) return { skipped: `${data} is absent` }
  const out = join(folder, 'pairs.csv')
  const result: Record<string, object> = {}
  for (const set of sets) {
    const path = join(data, set.file)
    const bytes = await readFile(path)
    const rows: Record<string, string>[] = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
      columns: true,
      trim: true,
    })
    const entities = new Map(rows.map((row, at) => set.identify(row, at + 1)))
    const began = performance.now()
    await matchFiles([path], { out })
    const seconds = Math.round((performance.now() - began) / 100) / 10
    const usual = await score(out, entities)
    await matchFiles([path], { out, threshold: marks.automatic })
    result[set.name] = { records: rows.length, seconds, usual, automatic: await score(out, entities) }
  }
  return result
}
