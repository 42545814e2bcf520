import { readFile, stat } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Command } from 'commander'
import type { Json, JsonObject } from '#src/lib/json.ts'
import { CvThreads, type ReadCv } from '#src/sources/cv/apart.ts'
import { isGzip } from '#src/sources/intake/gzip.ts'
import { Unreadable, unreadable } from '#src/sources/intake/unreadable.ts'
import { type Cli, UsageError } from '../cli.ts'

const maxBytes = 40 * 1024 * 1024

export function define(command: Command, cli: Cli): void {
  command
    .argument('<file...>', 'CVs: PDF, DOCX, ODT, RTF, HTML, text, Europass XML, JSON Resume; each may be .gz')
    .description('JSON Resume 1.x of CVs, each value with its place in the document and how sure it is')
    .action((files: readonly string[]) => parseResumes(files, cli))
}

async function parseResumes(files: readonly string[], cli: Cli): Promise<void> {
  const threads = new CvThreads()
  const documents: Json[] = []
  let failed = 0
  try {
    for (const [index, file] of files.entries()) {
      if (files.length > 1) cli.progress(`${index + 1} of ${files.length}: ${file}`)
      const document = await parseFile(file, threads.read)
      if ('error' in document) {
        failed++
        cli.warn(`${file}: ${document['error']}`)
      }
      documents.push(document)
    }
  } finally {
    await threads.close()
  }
  cli.answer(documents)
  cli.print(JSON.stringify(documents, null, 2))
  if (failed === files.length)
    throw new UsageError(files.length === 1 ? 'The file could not be read.' : 'None of the files could be read.')
  if (failed > 0) cli.hasUnread()
}

async function parseFile(file: string, read: ReadCv): Promise<JsonObject> {
  try {
    return (await read(await bytesOf(file))).json
  } catch (error) {
    if (error instanceof Unreadable)
      return { error: error.message, ...('code' in error ? { code: String(error.code) } : {}) }
    return { error: `It could not be read: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** @throws Unreadable when the file is not there, too large, or its packing is damaged. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > maxBytes) throw new Unreadable('The file is larger than 40 MB.')
    const bytes = await readFile(file)
    return isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes
  } catch (error) {
    throw unreadable(error)
  }
}
