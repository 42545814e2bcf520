import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { runProgram } from '../program.ts'

const folder = mkdtempSync(join(tmpdir(), 'attribute-'))
afterAll(() => rmSync(folder, { recursive: true }))
let written = 0

function file(content: string | Uint8Array, name = 'paths.csv'): string {
  const path = join(folder, `${written++}-${name}`)
  writeFileSync(path, content)
  return path
}

async function run(...argv: readonly string[]) {
  let out = ''
  let error = ''
  const streams = {
    out: (text: string) => {
      out += text
    },
    error: (text: string) => {
      error += text
    },
    terminal: false,
  }
  const entry = { name: 'attribute', summary: 'credit to channels', load: () => import('./attribute.ts') }
  const exit = await runProgram(['attribute', ...argv], [entry], streams, new AbortController().signal, {})
  return { exit, out, error }
}

const paths = 'path,total_conversions,total_null\na > b,3,1\nb,1,5\n'

describe('attribute', () => {
  it('prints one document and ends with 0', async () => {
    const { exit, out } = await run(file(gzipSync(paths), 'paths.csv.gz'), '--json', '--order', '2')
    expect(exit).toBe(0)
    const document = JSON.parse(out)
    expect(document).toMatchObject({ conversions: 4, unread: [], unreadRows: 0 })
    const [first] = document.models
    expect(first).toEqual({ name: 'first', credits: { a: 3, b: 1 } })
    expect(document.models.map((model: { name: string; order?: number }) => [model.name, model.order])).toEqual([
      ['first', undefined],
      ['last', undefined],
      ['linear', undefined],
      ['u', undefined],
      ['markov', 2],
      ['markov-null', 2],
      ['shapley', undefined],
    ])
    expect(document.skipped.map((each: { name: string }) => each.name)).toEqual(['time-decay', 'w'])
  })

  it('computes the models that are asked for', async () => {
    const { out } = await run(file(paths), '--json', '--model', 'shapley', '--model', 'last')
    expect(JSON.parse(out)).toEqual({
      conversions: 4,
      models: [
        { name: 'last', credits: { a: 0, b: 4 } },
        { name: 'shapley', credits: { a: 1.5, b: 2.5 } },
      ],
      skipped: [],
      unread: [],
      unreadRows: 0,
    })
    expect(JSON.parse((await run(file(paths), '--json', '--model', 'all')).out).models).toHaveLength(7)
  })

  it('shows a table to people', async () => {
    const { exit, out, error } = await run(file(paths), '--model', 'linear', '--model', 'first')
    expect(exit).toBe(0)
    expect(out).toBe('channel  first  linear\nb         1.00    2.50\na         3.00    1.50\nall       4.00    4.00\n')
    expect(error).toBe('')
  })

  it('ends with 1 and lists rows that it could not read', async () => {
    const { exit, out, error } = await run(file(`${paths}c > > d,1,0\n`), '--json')
    expect(exit).toBe(1)
    const [row] = JSON.parse(out).unread
    expect(row.where).toMatch(/line 4$/)
    expect(row.why).toBe('a step of the path has no name')
    expect(error).toContain('line 4: a step of the path has no name')
  })

  it('ends with 2 when nothing is done', async () => {
    const calls = [
      [join(folder, 'absent.csv'), '--json'],
      [file('path,conversions\n'), '--json'],
      [file('who,what\n1,2\n'), '--json'],
      [file(paths), '--json', '--model', 'time-decay'],
      [file(paths), '--model', 'guess'],
      [file(paths), '--order', '0'],
      [file(paths), '--order', '1.5'],
      [file(paths), '--half-life', '0'],
      [],
    ]
    for (const call of calls) expect((await run(...call)).exit, call.join(' ')).toBe(2)
    const { out } = await run(file(paths), '--json', '--model', 'time-decay')
    expect(JSON.parse(out)).toMatchObject({ models: [], skipped: [{ name: 'time-decay' }] })
  })

  it('does not let names from the file steer the terminal', async () => {
    const { out, error } = await run(file('path,conversions,"x\u001b[2J"\n"a\u001b[31m > b",1,\nb,\u001b[1m,\n'))
    expect(out + error).not.toContain('\u001b')
  })
})
