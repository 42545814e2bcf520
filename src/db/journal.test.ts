import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appendErasure, appendHandOver, journalFile, journalText, parseJournal } from './journal.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const erasure = () => ({
  at: '2026-11-20T10:00:00.000Z',
  person: randomUUID(),
  entries: [randomUUID()],
  shared: [],
  personas: [randomUUID()],
})
const read = async () => parseJournal(await journalText(folder))

test('is empty before anything was written', async () => {
  expect(await read()).toEqual([])
})

test('keeps what was written, in order, for us alone', async () => {
  const one = erasure()
  await appendErasure(folder, one)
  await appendHandOver(folder, { at: '2026-11-20T11:00:00.000Z', message: 'm1' })
  expect(await read()).toEqual([
    { kind: 'erasure', ...one },
    { kind: 'hand-over', at: '2026-11-20T11:00:00.000Z', message: 'm1' },
  ])
  expect(statSync(journalFile(folder)).mode & 0o777).toBe(0o600)
})

test('loses one line, and no other, to a crash in the middle of writing', async () => {
  const [one, two] = [erasure(), erasure()]
  await appendErasure(folder, one)
  appendFileSync(journalFile(folder), '\n{"kind":"erasure","at":"2026-11-2')
  await appendErasure(folder, two)
  expect(await read()).toEqual([one, two].map(each => ({ kind: 'erasure', ...each })))
})

test('takes lines of several processes at once', async () => {
  await Promise.all(Array.from({ length: 50 }, () => appendErasure(folder, erasure())))
  expect(await read()).toHaveLength(50)
})
