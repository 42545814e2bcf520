import { readFile, stat } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Command } from 'commander'
import type { FeedDocument } from '#src/sources/feed/document.ts'
import { readFeed } from '#src/sources/feed/parse.ts'
import { feedText } from '#src/sources/feed/text.ts'
import { isGzip } from '#src/sources/intake/gzip.ts'
import { Unreadable, unreadable } from '#src/sources/intake/unreadable.ts'
import { type Cli, UsageError } from '../cli.ts'

const maxBytes = 5 * 1024 * 1024

/** `parse feed FILE…`: a document a file, in the order of the arguments; no database. */
export function define(command: Command, cli: Cli): void {
  command.argument('<file...>', 'feeds: RSS, RDF, Atom, JSON Feed; may be .gz').action(async (files: string[]) => {
    const found: (FeedDocument | { error: string })[] = []
    for (const file of files) {
      try {
        found.push(readFeed(feedText(await bytesOf(file))))
      } catch (error) {
        const { message } = unreadable(error)
        found.push({ error: message })
        cli.warn(`${file}: ${message}`)
        cli.hasUnread()
      }
    }
    if (found.every(one => 'error' in one)) throw new UsageError('None of the files could be read as a feed.')
    cli.answer(found)
    if (!cli.json) cli.print(JSON.stringify(found, null, 2))
  })
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if ((await stat(file)).size > maxBytes) throw new Unreadable('The feed is larger than 5 MB.')
  const bytes = await readFile(file)
  return isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes
}
