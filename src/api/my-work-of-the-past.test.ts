import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { MyWork } from '#src/domain/views/my-work.ts'
import type { Behind } from '#src/domain/views/works.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')
const span = 'from=2014-01-01&before=2015-01-01'

/** Another system's past, of which Alma brings in what Ben did there; its other author is nobody here. */
beforeAll(async () => {
  const { name } = (await ben.get('/api/session')).json<{ account: { name: string } }>().account
  const dump = readFileSync(new URL('../sources/old-system/fixtures/opencats.sql', import.meta.url), 'utf8')
  const [first = '', ...rest] = name.split(' ')
  const his = dump.replace("'Lind','Jonas'", `'${rest.join(' ')}','${first}'`)
  if (his === dump) throw new Error('the dump names its users otherwise')
  await api.bring(alma, { 'opencats.sql': his }, { visible: 'all' })
})

const mine = async (who: Client): Promise<MyWork> => (await who.get(`/api/works/mine?${span}`)).json<MyWork>()
const behind = async (who: Client, figure: string): Promise<number> =>
  (await who.get(`/api/works/people?${span}&figure=${figure}`)).json<Behind>().total

const inHand = async (who: Client): Promise<readonly number[]> => {
  const { sent, placements } = await mine(who)
  return [sent, placements]
}

it('a step for which it names nobody is the work of whoever owns the job, and of nobody when nobody does', async () => {
  const steps = [(await mine(alma)).sent, (await mine(ben)).sent]
  const [job] = (await alma.get('/api/jobs')).json<{ rows: { id: string }[] }>().rows
  await alma.call('PATCH', `/api/jobs/${job?.id}`, { owner: ben.account })
  expect(steps[0], 'not of who brought it in').toBe(0)
  expect((await inHand(ben))[0]).toBeGreaterThan(0)
  expect((await inHand(alma))[0]).toBe(0)
  expect(await behind(ben, 'my-sent')).toBe((await inHand(ben))[0])
})

it('what another system names an author for is theirs, and not the work of whoever brought it in', async () => {
  const [hers, his] = [await mine(alma), await mine(ben)]
  // A call and a meeting; a note is no touch, and a CV that came in is hers, who has it.
  expect(his.channels.map(one => one.channel).sort()).toEqual(['in-person', 'phone'])
  expect(his.touches).toBe(2)
  expect(hers.channels.map(one => one.channel)).not.toContain('phone')
  expect([await behind(ben, 'my-touches'), await behind(alma, 'my-touches')]).toEqual([his.touches, hers.touches])
})
