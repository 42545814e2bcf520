import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Today } from '#src/domain/views/today.ts'
import { type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T15:00:00.000Z'))
})
afterAll(() => api?.close())

const promised = async (zone?: string) => {
  const { date, promised } = (
    await api.admin.get(`/api/today${zone ? `?zone=${encodeURIComponent(zone)}` : ''}`)
  ).json<Today>()
  return [date, ...promised.map(row => row.reason).sort()]
}

it('what was promised stands on Today on the day that the reader has, once, until it is kept', async () => {
  const id = await api.admin.made('/api/people', { name: 'Ana Reis' })
  const promise = (text: string, due: string) =>
    api.admin.post('/api/log', { person: id, kind: 'note.written', text: 'x', followup: { text, due } })
  await promise('before midnight in Kiritimati', '2026-11-22T09:30:00Z')
  await promise('before midnight in Pago Pago', '2026-11-22T10:30:00Z')
  await promise('before midnight in Greenwich', '2026-11-21T23:30:00Z')
  expect(await promised('Pacific/Kiritimati')).toEqual([
    '2026-11-22',
    'before midnight in Greenwich',
    'before midnight in Kiritimati',
  ])
  expect(await promised('Pacific/Pago_Pago')).toEqual([
    '2026-11-21',
    'before midnight in Greenwich',
    'before midnight in Kiritimati',
    'before midnight in Pago Pago',
  ])
  expect(await promised()).toEqual(['2026-11-21', 'before midnight in Greenwich'])
  const [row] = (await api.admin.get('/api/today')).json<Today>().promised
  await api.admin.post('/api/today/done', { key: row?.key })
  expect(await promised()).toEqual(['2026-11-21'])
  expect((await api.admin.get('/api/today?zone=Mars/Olympus')).status).toBe(422)
})

it('a line of text is understood where its writer is', async () => {
  const read = await api.admin.post('/api/log/read', {
    text: 'called Ana, ring back tomorrow',
    zone: 'Pacific/Kiritimati',
  })
  expect(read.json()).toMatchObject({ followup: { due: '2026-11-22T19:00:00.000Z' }, person: { name: 'Ana Reis' } })
  expect((await api.admin.post('/api/log/read', { text: 'x', zone: '../etc' })).status).toBe(422)
})
