import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readJourneys } from '#src/actions/attribution/read-journeys.ts'
import { modelNames } from '#src/domain/credit-model.ts'
import { seededRandom } from '#src/lib/statistics/random.ts'
import { attribute } from '#src/projections/attribution/attribute.ts'
import { creditIntervals } from '#src/projections/attribution/intervals.ts'
import { JourneyBuilder } from '#src/projections/attribution/journey-builder.ts'

const channels = [
  'referral',
  'linkedin',
  'job board',
  'careers site',
  'email',
  'event',
  'phone',
  'agency',
  'x',
  'github',
  'alumni',
  'web',
]
const journeyCount = 1_000_000

type Shape = 'plain' | 'quoted' | 'days and keys' | 'all distinct'

/**
 * Measures attribution of a million journeys of twelve channels and four touches on average, three in ten converting:
 * seconds to read the file and to compute all models, by the file's shape and the Markov order, and to resample
 * two hundred assignments a thousand times.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'attribute-'))
  try {
    const files: Record<string, object> = {}
    for (const shape of ['plain', 'quoted', 'days and keys', 'all distinct'] as const) {
      const path = join(folder, `${shape}.csv`)
      await pipeline(Readable.from(lines(shape)), createWriteStream(path))
      files[shape] = await measured(path, shape === 'plain' ? [1, 2, 3, 4] : [1])
      await rm(path)
    }
    return { journeys: journeyCount, channels: channels.length, files, bootstrap: bootstrapped() }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(path: string, orders: readonly number[]): Promise<object> {
  const began = performance.now()
  const { journeys, rows, unreadRows } = await readJourneys(path)
  const read = since(began)
  const seconds: Record<string, number> = {}
  for (const order of orders) {
    const start = performance.now()
    const { models } = attribute(journeys, { order })
    seconds[`order ${order}, ${models.length} models`] = since(start)
  }
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024)
  return { rows, unreadRows, distinct: journeys.size, read, seconds, megabytes }
}

/** Two hundred assignments with sixty journeys each, a thousand resamples, every model. */
function bootstrapped(): object {
  const random = seededRandom(3)
  const builder = new JourneyBuilder({ nulls: true, days: true, keys: true })
  for (let at = 0; at < 12_000; at++) {
    const path = anyPath(random)
    const won = random() < 0.3
    builder.add({
      path,
      conversions: won ? 1 : 0,
      nulls: won ? 0 : 1,
      days: path.map((_, step) => (path.length - step) * 4),
      keys: [Math.floor(random() * path.length)],
      block: at % 200,
    })
  }
  const journeys = builder.build()
  const seconds: Record<string, number> = {}
  for (const name of modelNames) {
    const start = performance.now()
    creditIntervals(journeys, { models: [name], resamples: 1_000 })
    seconds[name] = since(start)
  }
  return { blocks: 200, resamples: 1_000, seconds }
}

const since = (start: number): number => Math.round(performance.now() - start) / 1_000

function anyPath(random: () => number): string[] {
  const length = 1 + Math.min(40, Math.floor(-4 * Math.log(1 - random())))
  return Array.from({ length }, () => channels[Math.floor(random() * channels.length)] ?? '')
}

/** Six touches that count up in the channels' number system: no two journeys are the same. */
function numbered(at: number): string[] {
  return Array.from(
    { length: 6 },
    (_, digit) => channels[Math.floor(at / channels.length ** digit) % channels.length] ?? '',
  )
}

function* lines(shape: Shape): Generator<string> {
  const random = seededRandom(7)
  const more = shape === 'days and keys'
  yield `path,total_conversions,total_conversion_value,total_null${more ? ',days,keys' : ''}\n`
  let block = ''
  for (let at = 0; at < journeyCount; at++) {
    const path = shape === 'all distinct' ? numbered(at) : anyPath(random)
    const won = random() < 0.3
    const quote = shape === 'quoted' ? '"' : ''
    block += `${quote}${path.join(' > ')}${quote},${won ? 1 : 0},${won ? Math.round(random() * 3e6) / 100 : 0},${won ? 0 : 1}`
    if (more)
      block += `,${path.map((_, step) => (path.length - step) * 3).join(' > ')},${1 + Math.floor(random() * path.length)}`
    block += '\n'
    if (block.length < 1 << 18) continue
    yield block
    block = ''
  }
  yield block
}
