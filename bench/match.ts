import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { matchFiles } from '#src/actions/match-files.ts'
import { PeopleTable } from '#src/actions/matching/people-table.ts'
import { Corpus, type PersonRecord } from '#src/identity/match/corpus.ts'
import { Finder } from '#src/identity/match/finder.ts'
import { learn } from '#src/identity/match/learn.ts'
import { blockPostings, unhurried } from '#src/identity/match/match.ts'
import { Postings } from '#src/identity/match/postings.ts'
import { fieldsOf } from '#src/identity/match/row.ts'
import { publishedSets } from './match-sets.ts'
import { inventedCells, inventedHeader, Population } from './people.ts'

const sizes = (process.env['SIZES'] ?? '100000,300000,1000000').split(',').filter(Boolean).map(Number)
const asked = 1_000

/**
 * Measures record linkage: F1 on published sets where they are present; on 100,000, 300,000 and a million invented
 * people (12 in 100 of them duplicates with errors) seconds, memory, candidate pairs and recall of blocking; and the time
 * in which one new person is found among the largest of them. `SIZES=` measures the published sets alone.
 */
export async function run(): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'match-'))
  try {
    const published = await publishedSets(folder)
    const invented: Record<string, object> = {}
    for (const size of sizes) {
      const path = join(folder, `${size}.csv`)
      await pipeline(Readable.from(lines(size)), createWriteStream(path))
      invented[size] = await whole(path, join(folder, 'pairs.csv'))
      if (size === sizes.at(-1)) invented.oneNewPerson = await oneNewPerson(path)
      await rm(path)
    }
    return { published, invented }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function* lines(size: number): Generator<string> {
  let text = `${inventedHeader}\n`
  for (const row of new Population(42).rows(size)) {
    text += `${inventedCells(row).join(',')}\n`
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}

const entityOf = (id: string): number => Number(id.split('-')[1])

async function whole(path: string, out: string): Promise<object> {
  const began = performance.now()
  const before = process.cpuUsage()
  const { records, pairs, compared, blocking } = await matchFiles([path], { out })
  const seconds = Math.round((performance.now() - began) / 100) / 10
  const { user, system } = process.cpuUsage(before)
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return {
    seconds,
    processorSeconds: Math.round((user + system) / 100_000) / 10,
    peakMegabytes,
    pairs,
    candidatesPerRecord: Math.round((compared / (records[0] ?? 1)) * 100) / 100,
    largestBlock: blocking.largest,
    estimatedRecall: Math.round(blocking.estimatedRecall * 10_000) / 10_000,
    recallOfBlocking: await recallOfBlocking(path),
  }
}

const corpusOf = (path: string, take: (record: PersonRecord) => boolean): Promise<Corpus> =>
  PeopleTable.open(path, async table => {
    const corpus = new Corpus(fieldsOf(table.columns))
    for await (const batch of table.records()) for (const record of batch) if (take(record)) corpus.add(record)
    return corpus
  })

async function recallOfBlocking(path: string): Promise<number> {
  const corpus = await corpusOf(path, () => true)
  const entities = corpus.ids.map(entityOf)
  const sizes = new Map<number, number>()
  for (const entity of entities) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const blocks = blockPostings(await Postings.of(corpus, unhurried))
  let met = 0
  for (let record = 0; record < corpus.size; record++)
    blocks.after(record, other => {
      if (entities[record] === entities[other]) met++
    })
  return Math.round((met / all) * 10_000) / 10_000
}

/** Milliseconds to find a person again who was left out of the body, and how often they are found. */
async function oneNewPerson(path: string): Promise<object> {
  const probes: PersonRecord[] = []
  let duplicates = 0
  const corpus = await corpusOf(path, record => {
    const out = record.id.includes('-dup-') && duplicates++ % 120 === 0 && probes.length < asked
    if (out) probes.push(record)
    return !out
  })
  const postings = await Postings.of(corpus, unhurried)
  const { model } = await learn(corpus, blockPostings(postings), null, unhurried)
  const finder = new Finder(corpus, model, postings)
  let found = 0
  const clock: number[] = []
  const processor: number[] = []
  for (const probe of probes) {
    const before = process.cpuUsage()
    const began = performance.now()
    const answers = finder.find(probe, 0.5, 10)
    clock.push(performance.now() - began)
    const { user, system } = process.cpuUsage(before)
    processor.push((user + system) / 1_000)
    if (answers.some(({ id }) => entityOf(id) === entityOf(probe.id))) found++
  }
  return {
    asked: probes.length,
    found: found / probes.length,
    milliseconds: shares(clock),
    processor: shares(processor),
  }
}

function shares(times: number[]): object {
  times.sort((a, b) => a - b)
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
