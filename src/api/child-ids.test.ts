import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PersonPage } from '#src/domain/views/people.ts'
import { addressOf, type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterAll(() => api?.close())

const add = (name: string): Promise<string> => alma.made('/api/people', { name, email: addressOf(name) })
const page = async (id: string): Promise<PersonPage> => (await alma.get(`/api/people/${id}`)).json<PersonPage>()

it('an id under one person that belongs to another leads nowhere, and changes nothing', async () => {
  const [ana, bo, chidi] = [await add('Ana Reis'), await add('Bo Lund'), await add('Chidi Okafor')]
  const before = await page(bo)
  const value = before.facts.email?.[0]?.entry
  const persona = before.identifiers[0]?.persona
  const answers = [
    await alma.post(`/api/people/${ana}/values/${value}/prefer`),
    await alma.call('DELETE', `/api/people/${ana}/values/${value}`),
    await alma.post(`/api/people/${ana}/split`, { personas: [persona] }),
    await alma.post(`/api/people/${ana}/apart`, { other: bo }),
    await alma.post(`/api/people/${ana}/apart/place`, { entry: value, other: bo, to: 'there' }),
    await alma.get(`/api/people/${ana}/cvs/${value}`),
    await alma.post(`/api/rows/${persona}/attach`, { person: chidi }),
  ]
  expect(answers.map(answer => answer.status)).toEqual([404, 404, 422, 404, 404, 404, 409])
  expect(await page(bo)).toEqual(before)
})
