import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Command } from 'commander'
import { messageOf } from '#src/db/errors.ts'
import { type MailDocument, parseMailFile } from '#src/sources/mail/document.ts'
import { type Cli, UsageError } from '../cli.ts'

/** `parse mail FILE…`: a message or a mailbox a file, in the order of the arguments. */
export function define(command: Command, cli: Cli): void {
  command.argument('<file...>', 'messages or mailbox files; may be .gz').action(async (files: string[]) => {
    const found: (MailDocument | { error: string; file: string })[] = []
    let read = 0
    for (const file of files) {
      try {
        for await (const document of parseMailFile(chunksOf(file))) {
          found.push(document)
          read++
        }
      } catch (error) {
        found.push({ error: messageOf(error), file })
        cli.warn(`${file}: ${messageOf(error)}`)
        cli.hasUnread()
      }
      cli.progress(read === 1 ? '1 message' : `${read} messages`)
    }
    if (read === 0)
      throw new UsageError(
        found.map(one => ('error' in one ? `${one.file}: ${one.error}` : '')).join('\n') ||
          'There was nothing to read.',
      )
    cli.answer(found)
    if (!cli.json) cli.print(JSON.stringify(found, null, 2))
  })
}

async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(file)
  const stream = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  raw.on('error', error => stream.destroy(error))
  for await (const chunk of stream) yield chunk as Buffer
}
