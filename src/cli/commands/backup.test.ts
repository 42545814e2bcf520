import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../commands.ts'
import { runProgram } from '../program.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-cli-backup-'))
chmodSync(folder, 0o711)
const place = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function call(argv: string[], signal = new AbortController().signal) {
  const said = { out: '', error: '' }
  const streams = {
    out: (text: string) => {
      said.out += text
    },
    error: (text: string) => {
      said.error += text
    },
    terminal: false,
  }
  const code = await runProgram(argv, commands, streams, signal, {})
  return { code, ...said }
}

test('a house is backed up into one file and restored from it, and each says what it did', async () => {
  const file = place('house.tar.gz')
  const first = await call(['backup', file, '--with-keys', '--data', place('one')])
  expect(first).toMatchObject({ code: 0 })
  expect(first.out).toContain('The keys are in it')
  expect(await call(['backup', file, '--data', place('one')])).toMatchObject({ code: 2, out: '' })
  const plain = await call(['backup', place('plain.tar.gz'), '--json', '--data', place('one')])
  expect(JSON.parse(plain.out)).toMatchObject({ keys: false, originals: 0, path: place('plain.tar.gz') })

  const restored = await call(['restore', file, '--json', '--data', place('two')])
  expect(restored).toMatchObject({ code: 0 })
  expect(JSON.parse(restored.out)).toMatchObject({ keys: 'backup', originals: 0, erasures: 0 })
  const keyless = await call(['restore', place('plain.tar.gz'), '--json', '--data', place('three')])
  expect(keyless.code).toBe(2)
  expect(JSON.parse(keyless.out).error).toContain('--new-keys')
})

test('what is no backup, or not there, is refused', async () => {
  writeFileSync(place('text.tar.gz'), 'Dear Ana')
  expect(await call(['restore', place('text.tar.gz'), '--data', place('four')])).toMatchObject({ code: 2 })
  expect(await call(['restore', place('nothing'), '--data', place('four')])).toMatchObject({ code: 2 })
  expect(await call(['backup', place('no/such/folder/x'), '--data', place('one')])).toMatchObject({ code: 2 })
})

test('a backup that is stopped leaves no file', async () => {
  const stop = new AbortController()
  stop.abort()
  expect(await call(['backup', place('stopped.tar.gz'), '--data', place('one')], stop.signal)).toMatchObject({
    code: 3,
  })
  expect(existsSync(place('stopped.tar.gz'))).toBe(false)
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
})
