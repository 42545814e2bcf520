import { createWriteStream } from 'node:fs'
import { access, constants, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { Pair } from '#src/identity/match/closure.ts'
import type { MappedColumn } from '#src/identity/match/columns.ts'
import { Corpus } from '#src/identity/match/corpus.ts'
import { marks } from '#src/identity/match/marks.ts'
import { type MatchRun, match } from '#src/identity/match/match.ts'
import { probability } from '#src/identity/match/model.ts'
import { fieldsOf } from '#src/identity/match/row.ts'
import { NoPeople, PeopleTable, type UnreadRow } from './matching/people-table.ts'

export interface FileMatch {
  /** Records read of each file. */
  readonly records: readonly number[]
  /** Pairs written. */
  readonly pairs: number
  readonly threshold: number
  /** What each column of each file was taken for, and why. */
  readonly columns: readonly (readonly MappedColumn[])[]
  readonly blocking: MatchRun['blocking']
  /** Candidate pairs compared. */
  readonly compared: number
  /** The first thousand rows of each file that could not be read. */
  readonly unread: readonly UnreadRow[]
  readonly unreadRows: number
}

interface MatchOptions {
  /** Probability from which a pair is written; 0.9 when left out. */
  readonly threshold?: number
  /** Where the pairs go: `id_a,id_b,probability`; packed when it ends in `.gz`. */
  readonly out: string
  readonly progress?: (words: string) => void
  readonly signal?: AbortSignal
}

/**
 * Record linkage without a database: duplicates within one CSV file, or links between two, one to one. Learned from the
 * files themselves, without labels. Throws `NoPeople` when a file holds no record or no column that can be compared.
 */
export async function matchFiles(
  paths: readonly [string] | readonly [string, string],
  options: MatchOptions,
): Promise<FileMatch> {
  const threshold = options.threshold ?? marks.link
  await access(dirname(options.out), constants.W_OK)
  const [first, second] = paths
  return PeopleTable.open(first, async a => {
    if (second === undefined) return link([a], threshold, options)
    return PeopleTable.open(second, b => link([a, b], threshold, options))
  })
}

async function link(tables: readonly PeopleTable[], threshold: number, options: MatchOptions): Promise<FileMatch> {
  const corpus = new Corpus(comparable(tables))
  const records: number[] = []
  for (const table of tables) {
    const before = corpus.size
    for await (const batch of table.records()) for (const record of batch) corpus.add(record)
    records.push(corpus.size - before)
    options.progress?.(`${corpus.size - before} records read`)
  }
  const [count = 0, other] = records
  if (count === 0 || other === 0) throw new NoPeople(nothing(tables))
  const run = await match(corpus, threshold, tables.length === 2 ? count : null, async () => {
    await setImmediate()
    options.signal?.throwIfAborted()
  })
  options.progress?.(`${run.compared} pairs compared`)
  const pairs = await write(options.out, corpus, run.pairs())
  return {
    records,
    pairs,
    threshold,
    columns: tables.map(table => table.columns),
    blocking: run.blocking,
    compared: run.compared,
    unread: tables.flatMap(table => table.unread),
    unreadRows: tables.reduce((sum, table) => sum + table.unreadRows, 0),
  }
}

/** Fields of all tables; a column without a meaning of its own is compared only with its namesake. */
function comparable(tables: readonly PeopleTable[]): string[] {
  const [first = [], ...others] = tables.map(table => fieldsOf(table.columns))
  const fields = first.filter(field => others.every(other => other.includes(field)))
  if (fields.length === 0) {
    const names = tables.map(table =>
      table.columns
        .map(column => column.header)
        .join(', ')
        .slice(0, 400),
    )
    throw new NoPeople(`No column can be compared; the columns are ${names.join(' and ')}.`)
  }
  return fields
}

const nothing = (tables: readonly PeopleTable[]): string => {
  const unread = tables.flatMap(table => table.unread)[0]
  return unread
    ? `No record could be read. ${unread.where}: ${unread.why}`
    : 'No record could be read: the table is empty.'
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes beside and renames, so that a run that is stopped leaves no half of a file. */
async function write(path: string, corpus: Corpus, pairs: Iterable<Pair>): Promise<number> {
  let count = 0
  function* lines(): Generator<string> {
    let text = 'id_a,id_b,probability\n'
    for (const { a, b, odds } of pairs) {
      count++
      text += `${quoted(corpus.ids[a] ?? '')},${quoted(corpus.ids[b] ?? '')},${probability(odds).toFixed(6)}\n`
      if (text.length < 65_536) continue
      yield text
      text = ''
    }
    yield text
  }
  const beside = `${path}.${process.pid}.part`
  try {
    const target = createWriteStream(beside)
    if (path.endsWith('.gz')) await pipeline(Readable.from(lines()), createGzip(), target)
    else await pipeline(Readable.from(lines()), target)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  return count
}
