import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addPerson } from '#src/actions/person/add-person.ts'
import { type TestWorkspace, testWorkspace } from '#src/actions/testing.ts'
import { foldingBeside } from './beside.ts'
import { foldedUpTo } from './loop.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-beside-'))
let house: TestWorkspace
beforeAll(async () => {
  house = await testWorkspace(folder)
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

const until = async (test: () => Promise<boolean>): Promise<void> => {
  while (!(await test())) await new Promise(resolve => setTimeout(resolve, 10))
}
const add = (name: string) => addPerson(house.workspace, house.viewer, { name }, 'GB')

it('what is written meanwhile is read meanwhile', async () => {
  const { app } = house.test.db
  const before = await foldedUpTo(app)
  const answer = await foldingBeside(app, async () => {
    await add('Ana Reis')
    await until(async () => (await foldedUpTo(app)) !== before)
    return 'written'
  })
  expect(answer).toBe('written')
})

it('throws what the work threw', async () => {
  await expect(foldingBeside(house.test.db.app, () => Promise.reject(new Error('unread')))).rejects.toThrow('unread')
})
