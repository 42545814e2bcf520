import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ImportPreview } from '#src/domain/views/imports.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import type { Named } from '#src/domain/views/same-person.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
  for (const [name, company] of [
    ['Olena Tkachuk', 'Dneprolek Control'],
    ['Ana Reis', 'Osterlyne'],
    ['Ana Lund', 'Brackmere'],
  ])
    await alma.post('/api/people', { name, company })
})
afterEach(() => api?.close())

interface Reading {
  readonly isAct: boolean
  readonly who: string | null
  readonly person: { readonly name: string } | null
  readonly candidates: readonly Named[]
}
const read = async (text: string): Promise<Reading> => (await alma.post('/api/log/read', { text })).json<Reading>()
const all = { visible: 'all' as const, add: ['all' as const] }
const people = async (): Promise<PersonRow[]> => (await alma.get('/api/people')).json<{ rows: PersonRow[] }>().rows

it('a line names whom it is about, and says why; of two somebody chooses', async () => {
  const one = await read('called Ana Reis, likes the role')
  expect(one).toMatchObject({ isAct: true, who: 'Ana Reis', person: { name: 'Ana Reis' } })
  expect(one.candidates.map(row => [row.name, row.why])).toEqual([['Ana Reis', ['the same name']]])
  const two = await read('called Ana, likes the role')
  expect(two.person).toBeNull()
  expect(two.candidates.map(row => row.name).sort()).toEqual(['Ana Lund', 'Ana Reis'])
})

it('a name in another spelling or script leads to who is here, with the reason', async () => {
  for (const line of ['called Олена Ткачук, notice is 3 months', 'met Olena Tkatchuk yesterday']) {
    const { candidates } = await read(line)
    expect(candidates[0]?.name, line).toBe('Olena Tkachuk')
    expect(candidates[0]?.why.join(), line).toContain('name')
  }
})

it('words that are no act, and names of nobody, lead nowhere', async () => {
  expect(await read('Ana Reis')).toMatchObject({ isAct: false })
  expect((await read('called Wilhelmina Vorderwülbecke')).candidates).toEqual([])
})

it('the preview of a file says whom a row looks like and why; one word puts it there when it comes', async () => {
  const id = await alma.made('/api/imports', { name: 'more.csv' })
  const table =
    'Name,Company,Phone,City\nОлена Ткачук,Dneprolek Control,+380 44 123 4567,Kyiv\nNew Somebody,Nowhere,,\n'
  await alma.call('PUT', `/api/imports/${id}/files?path=more.csv`, table)
  await alma.post(`/api/imports/${id}/survey`)
  const preview = (await alma.get(`/api/imports/${id}/preview`)).json<ImportPreview>()
  const [row, stranger] = preview.people
  expect(row?.alike).toMatchObject({ name: 'Olena Tkachuk' })
  expect(row?.alike?.why).toContain('employer the same')
  expect(stranger?.alike).toBeNull()
  expect((await alma.post(`/api/rows/${row?.row}/attach`, { person: row?.alike?.id })).status).toBe(200)
  await api.bring(alma, { 'more.csv': table }, all)
  const names = (await people()).map(one => one.name).sort()
  expect(names, 'one of each').toHaveLength(4)
  expect((await people()).find(one => one.id === row?.alike?.id)?.phone).toBe('+380441234567')
})

it('a row known by a family’s phone alone is attached with its name: the phone leads nobody else there', async () => {
  const id = await alma.made('/api/imports', { name: 'home.csv' })
  const table = 'Name,Company,Phone\nAna Reis,Osterlyne,+44 113 496 0177\nBo Reis,,+44 113 496 0177\n'
  await alma.call('PUT', `/api/imports/${id}/files?path=home.csv`, table)
  await alma.post(`/api/imports/${id}/survey`)
  const [ana] = (await alma.get(`/api/imports/${id}/preview`)).json<ImportPreview>().people
  await alma.post(`/api/rows/${ana?.row}/attach`, { person: ana?.alike?.id })
  await api.bring(alma, { 'home.csv': table }, all)
  expect((await people()).map(one => one.name).sort()).toEqual(['Ana Lund', 'Ana Reis', 'Bo Reis', 'Olena Tkachuk'])
})
