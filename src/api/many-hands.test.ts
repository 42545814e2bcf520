import { describe, expect, it } from 'vitest'
import type { Problem } from '#src/domain/views/common.ts'
import type { ClientView } from '#src/domain/views/jobs.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import { batchLimit } from '#src/ledger/append.ts'
import { freshId } from '#src/ledger/ids.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben: boris } = await twoRecruiters('2026-11-21T12:00:00.000Z')

const add = (name: string, more: object = {}): Promise<string> => alma.made('/api/people', { name, ...more })
const page = async (id: string, client = alma): Promise<PersonPage> =>
  (await client.get(`/api/people/${id}`)).json<PersonPage>()
const total = async (query: string): Promise<number> =>
  (await alma.get(`/api/people?limit=1&${query}`)).json<{ total: number }>().total

describe('two who change the same thing at once', () => {
  it('are both heard: both values stand, the later is shown, and who said the other is one look away', async () => {
    const id = await add('Ana Reis')
    const set = (client: Client, text: string) =>
      client.post(`/api/people/${id}/values`, { property: 'place', value: { text } })
    const said = await Promise.all([set(alma, 'Leeds'), set(boris, 'Hull')])
    expect(said.map(answer => answer.status)).toEqual([200, 200])
    const [shown] = (await page(id)).facts.place ?? []
    const values = [shown, ...(shown?.others ?? [])].map(fact => fact?.value.text).sort()
    expect(values).toEqual(['Hull', 'Leeds'])
    expect(await page(id, boris)).toEqual(await page(id))
    const later = (await set(boris, 'York')).json<{ act: string }>().act
    expect((await page(id)).facts.place?.[0]?.value.text).toBe('York')
    await boris.post(`/api/acts/${later}/undo`)
    expect((await page(id)).facts.place?.[0]?.value.text).toBe(shown?.value.text)
  })

  it('mends one value: the later is told what stands now, decides, and nothing is lost unseen', async () => {
    const id = await add('Nuno Faria', { email: 'nuno@mail.example' })
    const set = (client: Client, body: object) => client.post(`/api/people/${id}/values`, body)
    const number = (text: string, more: object = {}) => ({ property: 'phone', value: { number: text }, ...more })
    await set(alma, number('+44 113 496 0001'))
    const seen = (await page(id)).facts.phone?.[0]?.entry ?? ''
    const answers = await Promise.all([
      set(alma, number('+44 113 496 0002', { replaces: seen })),
      set(boris, number('+44 113 496 0003', { replaces: seen })),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 412])
    const [stands] = (await page(id)).facts.phone ?? []
    const refused = answers.find(answer => answer.status === 412)?.json<Problem>()
    const winner = answers[0].status === 200 ? alma : boris
    const later = winner === alma ? boris : alma
    expect(refused?.errors).toEqual([
      {
        pointer: '/phone',
        detail: 'A colleague changed this value.',
        now: { entry: stands?.entry, value: stands?.value, by: winner.account, at: stands?.seenAt },
      },
    ])
    expect((await later.call('DELETE', `/api/people/${id}/values/${seen}`)).status).toBe(412)
    expect((await later.post(`/api/people/${id}/values/${seen}/prefer`)).status).toBe(412)
    const mine = number('+44 113 496 0003', { replaces: stands?.entry })
    const decided = await set(later, mine)
    expect(decided.status).toBe(200)
    expect((await page(id)).facts.phone?.map(fact => fact.value.number)).toEqual(['+44 113 496 0003'])
    await later.post(`/api/acts/${decided.json<{ act: string }>().act}/undo`)
    expect((await page(id)).facts.phone).toEqual([stands])
    // Who says the same as the other, and who takes off what is off, have what they asked for.
    expect((await set(later, { property: 'phone', value: stands?.value, replaces: seen })).status).toBe(200)
    for (const client of [alma, boris])
      expect((await client.call('DELETE', `/api/people/${id}/values/${stands?.entry}`)).status).toBe(200)
    const gone = await set(boris, number('+44 113 496 0004', { replaces: stands?.entry }))
    expect(gone.json<Problem>().errors?.[0]).toMatchObject({ now: { entry: null, value: null } })
  })

  it('of what there is one of: a value written where none was seen does not hide a colleague’s', async () => {
    const id = await add('Rosa Lund')
    const set = (client: Client, text: string, was?: string | null) =>
      client.post(`/api/people/${id}/values`, { property: 'place', value: { text }, was })
    expect((await set(alma, 'Leeds', null)).status).toBe(200)
    const refused = await set(boris, 'Hull', null)
    const now = refused.json<Problem>().errors?.[0]?.now
    expect([refused.status, now?.value, now?.by]).toEqual([412, { text: 'Leeds' }, alma.account])
    expect((await set(boris, 'Hull', now?.entry)).status).toBe(200)
    expect((await page(id)).facts.place?.[0]).toMatchObject({
      value: { text: 'Hull' },
      others: [{ value: { text: 'Leeds' } }],
    })
  })

  it('put one value first, then another: the later word is shown, and taken back the earlier is', async () => {
    const id = await add('Iben Dahl')
    for (const text of ['Leeds', 'Hull', 'York'])
      await alma.post(`/api/people/${id}/values`, { property: 'place', value: { text } })
    const places = async () => {
      const [first] = (await page(id)).facts.place ?? []
      return new Map([first, ...(first?.others ?? [])].map(fact => [fact?.value.text ?? '', fact?.entry ?? '']))
    }
    const known = await places()
    const prefer = async (client: Client, text: string) =>
      (await client.post(`/api/people/${id}/values/${known.get(text)}/prefer`)).json<{ act: string }>().act
    const shown = async () => [...(await places()).keys()][0]
    await prefer(alma, 'Hull')
    expect(await shown()).toBe('Hull')
    const later = await prefer(boris, 'Leeds')
    expect(await shown()).toBe('Leeds')
    await prefer(alma, 'Hull')
    expect(await shown()).toBe('Hull')
    await boris.post(`/api/people/${id}/values`, { property: 'place', value: { text: 'Ripon' } })
    expect(await shown()).toBe('Ripon')
    await boris.post(`/api/acts/${later}/undo`)
    expect(await shown()).toBe('Ripon')
  })

  it('an organisation’s business: one field is heard of, another is taken', async () => {
    const person = await add('Client Contact', { company: 'Brackmere' })
    const company = (await page(person)).companyId
    const view = async () => (await alma.get(`/api/companies/${company}/client`)).json<ClientView>()
    const change = (client: Client, body: object) => client.call('PATCH', `/api/companies/${company}/client`, body)
    const { said } = await view()
    const terms = (percent: number) => ({ model: 'percent', percent, guaranteeDays: 90 })
    const answers = await Promise.all([
      change(alma, { terms: terms(20), was: { terms: said.terms } }),
      change(boris, { terms: terms(25), was: { terms: said.terms } }),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 412])
    const { terms: stand, said: since } = await view()
    const now = answers.find(answer => answer.status === 412)?.json<Problem>().errors?.[0]?.now
    expect([now?.entry, now?.value]).toEqual([since.terms, stand])
    expect((await change(boris, { stage: 'client', was: { stage: said.stage } })).status).toBe(200)
    expect((await change(boris, { terms: terms(22), was: { terms: since.terms } })).status).toBe(200)
    expect((await view()).terms?.percent).toBe(22)
    const rival = (await page(await add('Rival Contact', { company: 'Osterlyne Rival' }))).companyId
    expect((await change(alma, { wall: { with: rival } })).status).toBe(200)
    expect((await view()).walls.map(wall => wall.name)).toEqual(['Osterlyne Rival'])
  })

  it('twenty tags, ratings and notes at once are twenty of each', async () => {
    const id = await add('Busy Person')
    const clients = [alma, boris]
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const client = clients[n % 2] ?? alma
        await client.post('/api/bulk', { people: [id], do: { tag: `tag${n}` } })
        await client.post('/api/log', { person: id, kind: 'note.written', text: `note ${n}` })
      }),
    )
    expect((await page(id)).tags.length).toBe(20)
    expect((await alma.get(`/api/people/${id}/line`)).json<LinePage>().total).toBe(20)
  })
})

describe('merging', () => {
  /** Everybody's page and line, by id; those who became somebody else point there. */
  const seen = async (ids: readonly string[]) =>
    Promise.all(
      ids.map(async id => {
        const answer = await alma.get(`/api/people/${id}`)
        if (answer.status !== 200) return answer.text
        const { last: _, ...person } = answer.json<PersonPage>()
        return [person, (await alma.get(`/api/people/${id}/line`)).json<LinePage>().items]
      }),
    )

  it('in rings and at once ends in one person, and undone in any order leaves everybody as they were', async () => {
    const ids = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(n => add(`Ring ${n}`, { email: `ring-${n}@mail.example` })),
    )
    for (const id of ids) await alma.post('/api/log', { person: id, kind: 'note.written', text: `about ${id}` })
    const before = await seen(ids)
    for (let round = 0; round < 2; round++) {
      const pairs = ids.map((id, n) => [id, ids[(n + 1 + (round % 2)) % ids.length] ?? ''] as const)
      const answers = await Promise.all(
        pairs.map(([a, b], n) => (n % 2 ? boris : alma).post(`/api/people/${a}/merge`, { other: b })),
      )
      // Whoever comes when the two are one already is told so.
      expect(answers.every(answer => answer.status === 200 || answer.status === 409)).toBe(true)
      await api.fold()
      const rows = await api.workspace.db.app<
        { person_id: string; into_id: string | null }[]
      >`select person_id, into_id from person where person_id = any(${ids}::uuid[])`
      const survivors = rows.filter(row => row.into_id === null)
      expect(survivors.length).toBe(1)
      expect(rows.filter(row => row.into_id !== null).every(row => row.into_id === survivors[0]?.person_id)).toBe(true)
      const whole = survivors[0]?.person_id ?? ''
      expect((await page(whole)).identifiers.length).toBe(5)
      expect((await alma.get(`/api/people/${whole}/line`)).json<LinePage>().total).toBe(5)
      const acts = answers.flatMap(answer => (answer.status === 200 ? [answer.json<{ act: string }>().act] : []))
      const order = round % 2 ? acts : [...acts].reverse()
      for (const act of order) expect((await api.admin.post(`/api/acts/${act}/undo`)).status).toBe(200)
      await api.fold()
      expect(await seen(ids)).toEqual(before)
    }
  })

  it('taken back later, what came meanwhile goes where its own evidence says', async () => {
    const [x, y] = [
      await add('Later X', { email: 'later-x@mail.example' }),
      await add('Later Y', { email: 'later-y@mail.example' }),
    ]
    const { act } = (await alma.post(`/api/people/${x}/merge`, { other: y })).json<{ act: string }>()
    await api.bring(
      alma,
      { 'later.csv': 'Full name,Email,Company\nLater Y,later-y@mail.example,Osterlyne\n' },
      { visible: 'all' },
    )
    await alma.post('/api/log', { person: x, kind: 'note.written', text: 'said of the whole' })
    await alma.post(`/api/acts/${act}/undo`)
    await api.fold()
    expect((await page(y)).facts.position?.[0]?.value.company).toBe('Osterlyne')
    expect((await page(x)).facts.position).toBeUndefined()
    const notes = async (id: string) =>
      (await alma.get(`/api/people/${id}/line`))
        .json<LinePage>()
        .items.map(item => ('kind' in item ? item.snippet : ''))
    expect([await notes(x), await notes(y)]).toEqual([['said of the whole'], []])
  })
})

describe('doing something to thousands', () => {
  const many = 3000
  it('is one act in small steps; undone, it leaves what others did since', async () => {
    const rows = Array.from({ length: many }, (_, n) => `Crowd Person${n},crowd${n}@mail.example,Crowdhouse`)
    await api.bring(alma, { 'crowd.csv': `Full name,Email,Company\n${rows.join('\n')}\n` }, { visible: 'all' })
    expect(await total('q=crowd')).toBe(many)
    const { rows: first } = (await alma.get('/api/people?q=crowd&limit=3&sort=name')).json<{ rows: PersonRow[] }>()
    const [kept, tagged, plain] = first.map(row => row.id)
    const done = (
      await alma.post('/api/bulk', { people: { query: { q: 'crowd' } }, do: { tag: 'crowd', rating: 3 } })
    ).json<{ act: string; count: number }>()
    expect(done.count).toBe(many)
    const [largest] = await api.workspace.db.app<
      { n: number }[]
    >`select max(n)::int as n from (select count(*) as n from ledger.attestation where act_id = ${done.act} group by xid) x`
    expect(largest?.n).toBeLessThanOrEqual(batchLimit)
    await api.fold()
    expect(await total('tag=crowd')).toBe(many)
    await boris.post('/api/bulk', { people: [kept], do: { rating: 5 } })
    await boris.post('/api/bulk', { people: [tagged], do: { tag: 'crowd' } })
    expect((await boris.post(`/api/acts/${done.act}/undo`)).status).toBe(403)
    expect((await alma.post(`/api/acts/${done.act}/undo`)).status).toBe(200)
    await api.fold()
    expect(await total('tag=crowd')).toBe(1)
    const of = async (id = '') => {
      const { rating, tags } = await page(id)
      return { rating, tags }
    }
    expect(await of(kept)).toEqual({ rating: 5, tags: [] })
    expect(await of(tagged)).toEqual({ rating: null, tags: ['crowd'] })
    expect(await of(plain)).toEqual({ rating: null, tags: [] })
  })

  it('speaks of those alone who are there, each once', async () => {
    const id = await add('Only One')
    const { count } = (await alma.post('/api/bulk', { people: [id, id, freshId()], do: { tag: 'once' } })).json<{
      count: number
    }>()
    expect(count).toBe(1)
    expect((await alma.post('/api/bulk', { people: [], do: { tag: 'once' } })).json<{ count: number }>().count).toBe(0)
    expect(
      (await alma.post('/api/bulk', { people: Array.from({ length: 5001 }, freshId), do: { tag: 'x' } })).status,
    ).toBe(422)
    expect((await alma.post('/api/bulk', { people: [id], do: { rating: null } })).status).toBe(200)
  })
})
