import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Alike } from '#src/domain/views/same-person.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-22T12:00:00.000Z'))
  alma = await api.join()
  // As LinkedIn says it: given and family name apart, the family name of two words.
  const people = [
    ['Leire', 'Pedraza Gil', 'Dneprolek Control'],
    ['Rocío', 'Pedraza Gil', 'Aire Valley Machines'],
    ['Sjoerd', 'van Aalst', 'Automata'],
    ['Ana', 'Kovalenko-Reis', 'Brackmere'],
  ]
  // Enough others to tell people apart by.
  for (let n = 0; n < 60; n++) people.push([`Given${n}`, `Family${n}`, `House ${n % 7}`])
  const rows = people.map(row => row.join(',')).join('\n')
  await api.bring(alma, { 'people.csv': `First name,Last name,Company\n${rows}\n` }, { visible: 'all', add: ['all'] })
})
afterAll(() => api?.close())

const alike = async (typed: object): Promise<readonly string[]> =>
  (await alma.post('/api/people/alike', typed)).json<readonly Alike[]>().map(one => one.name)

it.each([
  ['Leire Pedraza Gil', 'Leire Pedraza Gil'],
  ['Leire Pedraza', 'Leire Pedraza Gil'],
  ['Pedraza Gil, Leire', 'Leire Pedraza Gil'],
  ['Sjoerd Aalst', 'Sjoerd van Aalst'],
  ['Ana Kovalenko', 'Ana Kovalenko-Reis'],
  ['A. Kovalenko-Reis', 'Ana Kovalenko-Reis'],
])('who types “%s” is shown %s first, whatever else is typed', async (name, known) => {
  expect((await alike({ name }))[0]).toBe(known)
  expect((await alike({ name, title: 'Engineer', company: 'Elsewhere' }))[0]).toBe(known)
})

it('a surer likeness goes before a name, and one word is no name', async () => {
  await alma.post('/api/people', { name: 'Leire Thornbury', email: 'leire@home.example', phone: '+34 600 111 222' })
  const typed = { name: 'Leire Pedraza', email: 'leire@home.example', phone: '+34 600 111 222' }
  expect(await alike(typed)).toEqual(['Leire Thornbury', 'Leire Pedraza Gil'])
  expect(await alike({ name: 'Sjoerd' })).toEqual([])
})
