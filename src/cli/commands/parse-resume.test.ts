import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { handMadePdf, shortCv, textPage } from '#src/sources/cv/pdf.fixture.ts'
import { runProgram } from '../program.ts'

const folder = mkdtempSync(join(tmpdir(), 'parse-resume-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function run(...argv: readonly string[]) {
  let [out, error] = ['', '']
  const streams = {
    out: (text: string) => {
      out += text
    },
    error: (text: string) => {
      error += text
    },
    terminal: false,
  }
  const entry = { name: 'parse', summary: 'what files say', load: () => import('./parse.ts') }
  const exit = await runProgram(['parse', 'resume', ...argv], [entry], streams, new AbortController().signal, {})
  return { exit, out, error }
}

const pdf = handMadePdf({ pages: [textPage(shortCv)] })

describe('parse resume', () => {
  it('prints one JSON document, in the order of the arguments, with what could not be read', async () => {
    const { exit, out, error } = await run(
      '--json',
      file('a.pdf', pdf),
      file('poem.txt', 'Two roads went down beside the mill'),
      file('b.pdf.gz', gzipSync(pdf)),
      join(folder, 'missing.pdf'),
    )
    expect(exit).toBe(1)
    const documents = JSON.parse(out)
    expect(documents).toMatchObject([
      {
        basics: { name: 'Imogen Thistlewood' },
        meta: {
          throughline: { '/basics/name': { page: 1, text: 'Imogen Thistlewood', confidence: expect.any(Number) } },
        },
      },
      { error: expect.stringContaining('does not read like a CV'), code: 'not-a-cv' },
      { basics: { name: 'Imogen Thistlewood' } },
      { error: 'There is no such file or folder.' },
    ])
    expect(error).toContain('missing.pdf: There is no such file')
  })

  it('ends with 0 when all were read', async () => {
    const { exit, out } = await run(file('c.pdf', pdf))
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toHaveLength(1)
  })

  it('ends with 2 when nothing was', async () => {
    const { exit, out } = await run('--json', file('bad.pdf', readFileSync(file('d.pdf', pdf)).subarray(0, 40)))
    expect(exit).toBe(2)
    expect(JSON.parse(out)).toEqual([{ error: expect.stringContaining('damaged'), code: 'damaged' }])
  })

  it('ends with 2 when called without a file', async () => {
    expect((await run('--json')).exit).toBe(2)
  })
})
