import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { listPeople } from '#src/projections/people/list.ts'
import { logInteraction } from '../log/log-interaction.ts'
import { perform } from '../perform.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { addPerson } from './add-person.ts'
import { doNotContact } from './do-not-contact.ts'
import { erasePerson } from './erase-person.ts'
import { remember } from './remember.ts'

let house: TestWorkspace
const folder = mkdtempSync(join(tmpdir(), 'throughline-erase-'))
beforeAll(async () => {
  house = await testWorkspace(folder)
})
afterAll(() => house?.close())

const secret = ['Hector Lisle', 'Lisle', 'hector@lisle.example', '+441134960123', 'hector-lisle']

/** Every text in the database and in the originals' folder. */
async function everything(): Promise<string> {
  const tables = await house.workspace.db.owner<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('ledger', 'desk', 'derived') and table_type = 'BASE TABLE'`
  let text = ''
  for (const { name } of tables)
    for (const row of await house.workspace.db.owner.unsafe(`select t::text as row from ${name} t`))
      text += `${name} ${row['row']}\n`
  for await (const object of house.workspace.originals.store.list())
    text += readFileSync(join(folder, 'originals', object.name.slice(0, 2), object.name), { flag: 'r' }).toString(
      'latin1',
    )
  return text
}

const mail = (to: readonly string[]): Draft => ({
  kind: 'email.sent',
  channel: 'email',
  direction: 'out',
  occurred: { at: '2026-11-01T09:00:00.000Z', precision: 'instant', offset: 0 },
  family: 'mail',
  key: ['shared'],
  body: { subject: 'Lunch with Hector Lisle', to: to.map(address => ({ address })) },
  text: 'Dear Mirela, Hector Lisle (hector@lisle.example) joins us.',
  people: to.map(address => ({ role: 'recipient', identifiers: [{ kind: 'email', value: address }] as const })),
  place: 'inbox',
  seenAt: null,
})

it('leaves nothing of an erased person anywhere, keeps the other’s part, and does not let them come back', async () => {
  const { workspace, viewer } = house
  const hector = await addPerson(
    workspace,
    viewer,
    {
      name: 'Hector Lisle',
      email: 'hector@lisle.example',
      phone: '+44 113 496 0123',
      profile: 'https://www.linkedin.com/in/hector-lisle',
    },
    'GB',
  )
  const mirela = await addPerson(workspace, viewer, { name: 'Mirela Ostrow', email: 'mirela@ostrow.example' }, 'GB')
  await logInteraction(workspace, viewer, { person: hector.id, kind: 'call.made', text: 'Hector Lisle wants no calls' })
  await logInteraction(workspace, viewer, { person: mirela.id, kind: 'note.written', text: 'Knows nobody' })
  await remember(workspace, viewer, hector.id, 'Lisle sails', true)
  await doNotContact(workspace, viewer, hector.id, 'Lisle said no')
  await perform(workspace, viewer, { drafts: [mail(['hector@lisle.example', 'mirela@ostrow.example'])] })
  await expect(erasePerson(workspace, viewer, hector.id, 'Somebody Else')).rejects.toThrow('name is not the same')
  const erased = await erasePerson(workspace, viewer, hector.id, 'hector lisle')
  expect(erased.shared).toBe(1)
  const left = await everything()
  for (const value of secret) expect(left.includes(value), value).toBe(false)
  expect(left).toContain('Dear Mirela')
  const names = async () => (await listPeople(workspace.db.app, viewer, {})).rows.map(row => row.name)
  expect(await names()).toEqual(['Mirela Ostrow'])
  await expect(
    addPerson(workspace, viewer, { name: 'Hector Lisle', email: 'hector@lisle.example' }, 'GB'),
  ).rejects.toThrow('erased at their own wish')
  await rebuild(workspace.db)
  expect(await names()).toEqual(['Mirela Ostrow'])
})
