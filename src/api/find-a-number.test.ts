import { beforeAll, expect, it } from 'vitest'
import { analyzeSchema } from '#src/db/statistics.ts'
import type { SearchHit } from '#src/domain/views/people.ts'
import { search } from '#src/projections/search/search.ts'
import { twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-22T12:00:00.000Z')

beforeAll(async () => {
  const rows = ['Ana Reis,0113 496 0177', 'Bo Lund,+49 30 1234567', 'Cy Moss,07700 900123', 'Di Moss,07700 900123']
  await api.bring(alma, { 'numbers.csv': `Name,Phone\n${rows.join('\n')}\n` }, { visible: 'all', add: ['all'] })
})

const found = async (typed: string, by = alma): Promise<readonly string[]> =>
  (await by.get(`/api/search?q=${encodeURIComponent(typed)}`)).json<SearchHit[]>().map(hit => hit.name)

it.each([
  ['0113 496 0177', 'Ana Reis'],
  ['(0113) 496-0177', 'Ana Reis'],
  ['0113 496', 'Ana Reis'],
  ['+44 113 496 0177', 'Ana Reis'],
  ['+44 (0)113 496 0177', 'Ana Reis'],
  ['0044 113 496 0177', 'Ana Reis'],
  ['+493012', 'Bo Lund'],
  ['0049/30/1234567', 'Bo Lund'],
])('somebody is found by their number, typed %s', async (typed, name) => {
  expect(await found(typed)).toEqual([name])
})

it('a number without a prefix is one of the reader’s country', async () => {
  await ben.call('PUT', '/api/preferences', { country: 'DE' })
  expect(await found('030 1234567', ben)).toEqual(['Bo Lund'])
  expect(await found('0113 496 0177', ben)).toEqual([])
})

it('everybody behind one number is found by it, and by it as it is kept', async () => {
  const hits = (await alma.get('/api/search?q=07700.900.123')).json<SearchHit[]>()
  expect(hits.map(hit => [hit.name, hit.detail]).sort()).toEqual([
    ['Cy Moss', '+447700900123'],
    ['Di Moss', '+447700900123'],
  ])
})

it('is looked for along the index, not through all that the house knows', async () => {
  const sql = api.workspace.db.app
  await sql`
    with made as (select gen_random_uuid() as id, n from generate_series(1, 20000) n),
      pointed as (insert into ledger.persona_payload (persona_id, value) select id, '+1' || n from made),
      hung as (insert into persona (persona_id, person_id) select id, id from made)
    insert into card (person_id, audience, opened, name, name_key, last_at, tags, pools, added_at)
    select id, 0, true, 'Person ' || n, 'person ' || n, '-infinity', '{}', '{}', '-infinity' from made`
  for (const schema of ['ledger', 'derived']) await analyzeSchema(api.workspace.db, schema)
  const scans = await sql.begin(async trx => {
    await trx`set local plan_cache_mode = force_generic_plan`
    await search(trx, { account: alma.account, role: 'recruiter' }, '0113 496 0177')
    return trx<{ n: number }[]>`select pg_stat_get_xact_numscans('ledger.persona_payload'::regclass)::int as n`
  })
  expect(scans).toEqual([{ n: 0 }])
})
