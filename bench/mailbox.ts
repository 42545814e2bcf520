import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { packageRoot } from '#src/lib/package-root.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import { mbox } from '#src/sources/mbox/index.ts'

const me = 'bench@house.example'
const paragraph =
  'Thank you for the talk on Thursday. The role sounds right to me, the notice period is three months, and I would want to see the team before I decide. '

function* messages(count: number): Generator<string> {
  const begin = Date.UTC(2019, 0, 1)
  for (let at = 0; at < count; at++) {
    const who = `person.${(at * 7919) % 2000}@people.example`
    const [from, to] = at % 3 === 0 ? [me, who] : [who, me]
    const date = new Date(begin + at * 2_000_000).toUTCString()
    yield [
      `From ${from} ${date}`,
      `From: <${from}>`,
      `To: <${to}>`,
      `Subject: ${at % 4 ? 'Re: ' : ''}The role ${at % 5000}`,
      `Message-ID: <${at}@bench.example>`,
      ...(at % 4 ? [`In-Reply-To: <${at - (at % 4)}@bench.example>`] : []),
      `Date: ${date}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      paragraph.repeat(1 + (at % 9)),
      '',
      `On ${date} ${to} wrote:`,
      `> ${paragraph}`,
      '',
      '',
    ].join('\n')
  }
}

/** A mailbox of `count` messages: the whole import, from a file to every screen, against reading alone with the same reader in as many threads. */
export async function run(count = 100_000): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-mailbox-'))
  try {
    const file = join(folder, 'mail.mbox')
    await pipeline(Readable.from(messages(count)), createWriteStream(file))
    const read = await readAlone(file)
    const began = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(packageRoot, 'bin/throughline.js'),
        ...['--data', join(folder, 'data'), 'import', file, '--me', me, '--add', 'wrote', '--json'],
      ],
      { encoding: 'utf8', maxBuffer: 1e8 },
    )
    if (status !== 0) throw new Error(`the import ended with ${status}: ${stderr}`)
    const whole = (performance.now() - began) / 1000
    return { messages: count, seconds: { read, whole }, perSecond: Math.round(count / whole), ratio: whole / read }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readAlone(file: string): Promise<number> {
  const began = performance.now()
  const { files } = await openPaths([file])
  for (const group of mbox.recognise(files))
    for await (const _ of mbox.read(group, {
      isMe: ({ value }) => value === me,
      isMyName: () => false,
      mappings: {},
      now: '2026-11-20T00:00:00.000Z',
      country: 'GB',
    }));
  return (performance.now() - began) / 1000
}
