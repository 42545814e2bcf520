import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectors } from './index.ts'
import { openPaths } from './intake/open.ts'
import { bytesOf } from './intake/opened.fixture.ts'
import { recognise } from './intake/recognise.ts'
import type { SourceFile } from './source.ts'
import { memoryFile, testContext } from './table/memory-file.fixture.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
/** CVs are cut and flipped by tests of their own. */
const folders = readdirSync(here).filter(name => name !== 'cv' && existsSync(`${here}${name}/fixtures`))

async function readAny(files: readonly SourceFile[]) {
  const { matches } = recognise(files, connectors)
  let [drafts, unread] = [0, 0]
  for (const { connector, group } of matches)
    for await (const item of connector.read(group, testContext)) {
      if (!('unread' in item)) drafts++
      else {
        unread++
        expect(item.why).toMatch(/\p{L}.*/u)
        expect(item.why).not.toMatch(/undefined|\[object|TypeError|at \w+ \(/)
      }
    }
  return { drafts, unread }
}

describe.each(folders)('what the reader of %s is shown in its tests', name => {
  it('cut off anywhere, is read as far as it goes, and never stops the rest', async () => {
    const { files } = await openPaths([`${here}${name}/fixtures`])
    const whole = await Promise.all(files.map(async file => ({ path: file.path, bytes: await bytesOf(file) })))
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), async (share, which) => {
        const at = which % whole.length
        const cut = whole.map(({ path, bytes }, index) =>
          memoryFile(path, index === at ? bytes.subarray(0, Math.floor(bytes.length * share)) : bytes, 4096),
        )
        await readAny(cut)
      }),
      { numRuns: process.env['CI'] ? 60 : 12 },
    )
  }, 60_000)

  it('with every letter read in another encoding, is read or refused in words', async () => {
    const { files } = await openPaths([`${here}${name}/fixtures`])
    const other = await Promise.all(
      files.map(async file => memoryFile(file.path, Buffer.from((await bytesOf(file)).toString('latin1'), 'utf8'))),
    )
    const wide = await Promise.all(
      files.map(async file =>
        memoryFile(file.path, Buffer.from(`\ufeff${(await bytesOf(file)).toString()}`, 'utf16le')),
      ),
    )
    await readAny(other)
    await readAny(wide)
  }, 60_000)
})
