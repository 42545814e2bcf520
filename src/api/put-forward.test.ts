import { beforeAll, expect, it } from 'vitest'
import type { Behind, Works } from '#src/domain/views/works.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')

/** Somebody who was met on a day, and put forward today for a job ordered on 1 November. */
async function sent(job: string, name: string, met: string): Promise<void> {
  const person = await alma.made('/api/people', { name })
  await alma.post('/api/log', {
    person,
    kind: 'call.made',
    channel: 'phone',
    text: 'Hello',
    at: `${met}T10:00:00.000Z`,
  })
  await alma.post(`/api/jobs/${job}/people`, { person })
  const submitted = await alma.post(`/api/jobs/${job}/people/${person}`, { do: 'submit' })
  if (submitted.status !== 200) throw new Error(submitted.text)
}

beforeAll(async () => {
  const order = { client: 'Inn', ordered: '2026-11-01' }
  const open = await alma.made('/api/jobs', { title: 'Cook', ...order })
  await sent(open, 'Ana Reis', '2025-03-01')
  await sent(open, 'Bo Lund', '2026-11-05')
  const secret = await alma.made('/api/jobs', { title: 'Chief', ...order, client: 'Hotel', confidential: true })
  await sent(secret, 'Cy Moss', '2025-04-01')
})

const known = async (who: Client, more = ''): Promise<Works['known']> =>
  (await who.get(`/api/works?from=2026-01-01&before=2027-01-01${more}`)).json<Works>().known
const names = async (who: Client, part: string, more = ''): Promise<readonly (string | undefined)[]> =>
  (await who.get(`/api/works/people?from=2026-01-01&before=2027-01-01&figure=known&part=${part}${more}`))
    .json<Behind>()
    .rows.map(row => row.person?.name)
    .sort()

it('whom we had met before the order is a number that opens its people', async () => {
  expect(await known(alma)).toEqual({ before: 2, of: 3 })
  expect(await names(alma, 'all')).toEqual(['Ana Reis', 'Bo Lund', 'Cy Moss'])
  expect(await names(alma, 'done')).toEqual(['Ana Reis', 'Cy Moss'])
  expect(await names(alma, 'open')).toEqual(['Bo Lund'])
})

it('of what its reader may know, and of what was asked for', async () => {
  expect([await known(ben), await names(ben, 'done')]).toEqual([{ before: 1, of: 2 }, ['Ana Reis']])
  expect([await known(alma, '&work=interim'), await names(alma, 'all', '&work=interim')]).toEqual([
    { before: 0, of: 0 },
    [],
  ])
})
