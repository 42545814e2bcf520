import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { codeOf } from './errors.ts'

/**
 * What a restored backup must not undo, written outside the database as it happens: whom the house forgot, and which
 * messages were handed over. Ids and keyed hashes only, so the journal itself holds nobody's data.
 */
const erasureSchema = z.object({
  kind: z.literal('erasure'),
  at: z.iso.datetime(),
  /** The person, for the report. */
  person: z.guid(),
  /** Entries about them alone, whose payload was emptied. */
  entries: z.array(z.guid()),
  /** Entries that others are part of, in which names and identifiers were replaced. */
  shared: z.array(z.guid()),
  /** Personas whose identifier was removed. */
  personas: z.array(z.guid()),
})
const handOverSchema = z.object({ kind: z.literal('hand-over'), at: z.iso.datetime(), message: z.string() })
const lineSchema = z.discriminatedUnion('kind', [erasureSchema, handOverSchema])

export type Erasure = Omit<z.infer<typeof erasureSchema>, 'kind'>
export type HandOver = Omit<z.infer<typeof handOverSchema>, 'kind'>
export type JournalLine = z.infer<typeof lineSchema>

export const journalFile = (dataDir: string): string => join(dataDir, 'journal.jsonl')

/** Call before the transaction that erases commits: a journal that knows too much is harmless, one that misses somebody is not. */
export const appendErasure = (dataDir: string, erasure: Erasure): Promise<void> =>
  appendLines(dataDir, [{ kind: 'erasure', ...erasure }])

/** Call before a message is handed to a channel. */
export const appendHandOver = (dataDir: string, handOver: HandOver): Promise<void> =>
  appendLines(dataDir, [{ kind: 'hand-over', ...handOver }])

/** Appends and flushes to disk. */
export async function appendLines(dataDir: string, lines: readonly JournalLine[]): Promise<void> {
  const file = await open(journalFile(dataDir), 'a', 0o600)
  try {
    // The line feed comes first too: a line that a crash cut short must not swallow this one.
    await file.write(lines.map(line => `\n${JSON.stringify(line)}\n`).join(''))
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** The journal as it stands; empty when nothing was ever written. */
export async function journalText(dataDir: string): Promise<string> {
  try {
    return await readFile(journalFile(dataDir), 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}

/** All lines that can be read, in the order in which they were written; one cut short by a crash is left out. */
export function parseJournal(text: string): readonly JournalLine[] {
  return text.split('\n').flatMap(line => {
    try {
      return [lineSchema.parse(JSON.parse(line))]
    } catch {
      return []
    }
  })
}
