import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApartPage } from '#src/domain/views/apart.ts'
import type { Board, CandidacyPage } from '#src/domain/views/jobs.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { type Client, type TestApi, testApi } from './house.fixture.ts'

const day = 86_400_000
let clock = Date.parse('2026-03-02T09:00:00.000Z')
const daysPass = (days: number): void => {
  clock += days * day
}
const today = (): string => new Date(clock).toISOString().slice(0, 10)

let api: TestApi
let alma: Client
let boris: Client
beforeAll(async () => {
  api = await testApi(() => new Date(clock++).toISOString())
  alma = await api.join()
  boris = await api.join()
})
afterAll(() => api?.close())

/** Other addresses for every test. */
let n = 0
const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}.${n}@mail.example`
const add = (name: string, more: object = {}, by = alma): Promise<string> =>
  by.made('/api/people', { name, email: mailOf(name), ...more })
const page = async (id: string): Promise<PersonPage> => (await alma.get(`/api/people/${id}`)).json<PersonPage>()
const act = async (answer: ReturnType<Client['post']>): Promise<string> => {
  const { status, text, json } = await answer
  expect(status, text).toBe(200)
  return json<{ act: string }>().act
}
const merge = (by: Client, a: string, b: string): Promise<string> =>
  act(by.post(`/api/people/${a}/merge`, { other: b }))
const undo = (id: string): Promise<string> => act(api.admin.post(`/api/acts/${id}/undo`))
/** Who each of these is now: their own id, or whom they became. */
const whole = async (ids: readonly string[]): Promise<string[]> => {
  const rows = await api.workspace.db.app<{ id: string; into: string | null }[]>`
    select person_id as id, into_id as into from person where person_id = any(${[...ids]}::uuid[])`
  return ids.map(id => rows.find(row => row.id === id)?.into ?? id)
}
const told = async (id: string): Promise<string[]> =>
  (await alma.get(`/api/people/${id}/line`))
    .json<LinePage>()
    .items.flatMap(item => ('snippet' in item ? [item.snippet ?? ''] : []))
    .sort()
const waiting = async (id: string): Promise<string[]> =>
  (await alma.get(`/api/people/${id}/apart`))
    .json<ApartPage>()
    .apart.flatMap(one => one.items.map(item => item.text))
    .sort()
const place = async (here: string, other: string, text: string, to: 'here' | 'there' | 'both'): Promise<string> => {
  const { apart } = (await alma.get(`/api/people/${here}/apart`)).json<ApartPage>()
  const entry = apart.flatMap(one => one.items).find(item => item.text === text)?.entry
  return act(alma.post(`/api/people/${here}/apart/place`, { entry, other, to }))
}
const employers = async (id: string): Promise<string[]> =>
  ((await page(id)).facts.position ?? []).map(fact => fact.value.company ?? '').sort()
const mail = (from: string, subject: string): string =>
  `Message-ID: <${subject.replaceAll(' ', '-')}@mail.example>\r\nDate: ${new Date(clock).toUTCString()}\r\nFrom: ${from}\r\nTo: desk@agency.example\r\nSubject: ${subject}\r\n\r\n${subject}\r\n`
const bring = (files: Record<string, string>) => api.bring(alma, files, { visible: 'all' })
/** Everybody's page and line, but for how long ago it is. */
const seen = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async id => {
      const { last: _, ...person } = await page(id)
      return [person, await told(id)]
    }),
  )

describe('two merges at once, taken apart after months of work', () => {
  it('end in one person and no ring; what came since goes by its own evidence, the rest is listed; nothing is lost', async () => {
    n++
    const names = ['Ana Reis', 'Bo Lund', 'Cy Sato', 'Di Moss'] as const
    const ids = await Promise.all(names.map(name => add(name)))
    const [a = '', b = '', c = '', d = ''] = ids
    for (const [at, id] of ids.entries())
      await alma.post('/api/log', { person: id, kind: 'note.written', text: `before ${names[at]}` })
    const before = await seen(ids)
    daysPass(1)
    const [ab, bd] = await Promise.all([merge(alma, a, b), merge(boris, b, d)])
    const survivors = new Set(await whole([a, b, d]))
    expect([survivors.size, await whole(ids)]).toEqual([1, [...survivors, ...survivors, c, ...survivors]])
    const [one = ''] = survivors
    const joined = (await page(one)).merged.map(item => item.person.id).sort()
    expect(joined).toEqual([a, b, d].filter(id => id !== one).sort())

    // Thirty-five days in which the house goes on with them as one.
    for (const [at, name] of (['Ana Reis', 'Bo Lund', 'Di Moss'] as const).entries()) {
      daysPass(10)
      await bring({
        [`later-${at}.csv`]: `Full name,Email,Company\n${name},${mailOf(name)},Employer of ${name}\n`,
        [`later-${at}.eml`]: mail(mailOf(name), `Hello from ${name}`),
      })
    }
    daysPass(5)
    await alma.post('/api/log', { person: one, kind: 'note.written', text: 'said of the whole' })
    await act(alma.post('/api/bulk', { people: [one], do: { tag: 'together' } }))
    await api.fold()
    expect(await employers(one)).toEqual(['Employer of Ana Reis', 'Employer of Bo Lund', 'Employer of Di Moss'])

    await undo(ab)
    await api.fold()
    const [wholeA, wholeB, , wholeD] = await whole(ids)
    expect([wholeA, wholeB === wholeD, wholeA === wholeB]).toEqual([a, true, false])
    expect(await employers(a)).toEqual(['Employer of Ana Reis'])
    expect(await employers(wholeB ?? '')).toEqual(['Employer of Bo Lund', 'Employer of Di Moss'])
    const lines = [await told(a), await told(wholeB ?? '')]
    expect(lines.flat().filter(text => text.startsWith('before')).length).toBe(3)
    expect(lines.flat().filter(text => text === 'said of the whole').length).toBe(1)
    // Both are asked whose it is, and in answer to one it is settled.
    expect(await waiting(a)).toEqual(['said of the whole', 'together'])
    expect(await waiting(wholeB ?? '')).toEqual(['said of the whole', 'together'])

    daysPass(40)
    await undo(bd)
    await api.fold()
    expect(await whole(ids)).toEqual(ids)
    expect(await Promise.all([a, b, d].map(employers))).toEqual([
      ['Employer of Ana Reis'],
      ['Employer of Bo Lund'],
      ['Employer of Di Moss'],
    ])
    const holder = (
      await Promise.all(ids.map(async id => ((await told(id)).includes('said of the whole') ? id : '')))
    ).join('')
    expect(ids).toContain(holder)
    for (const text of ['said of the whole', 'together']) {
      const other = ids.find(id => id !== holder && id !== c) ?? ''
      await place(holder, other, text, holder === a ? 'here' : 'there')
    }

    // Taken back and said again: the same months, the same one; and apart once more.
    const apart = await seen(ids)
    const again = [await act(api.admin.post(`/api/acts/${ab}/redo`)), await act(api.admin.post(`/api/acts/${bd}/redo`))]
    await api.fold()
    expect([new Set(await whole([a, b, d])).size, again.length]).toEqual([1, 2])
    await undo(bd)
    await undo(ab)
    await api.fold()
    expect(await seen(ids)).toEqual(apart)
    expect((await seen([c]))[0], 'whom nobody touched').toEqual(before[2])
  })
})

describe('what belongs to two who become one, and two again', () => {
  it('owners, tags, pools, ratings: one set while they are one, their own before and after', async () => {
    n++
    const [a, b] = [await add('Ana Reis'), await add('Bo Lund')]
    const label = (by: Client, id: string, what: object) => act(by.post('/api/bulk', { people: [id], do: what }))
    for (const what of [{ tag: 'rust' }, { pool: 'payments' }, { rating: 4 }, { owner: alma.account }])
      await label(alma, a, what)
    for (const what of [{ tag: 'rust' }, { tag: 'go' }, { pool: 'sales' }, { rating: 2 }, { owner: boris.account }])
      await label(boris, b, what)
    const before = await seen([a, b])
    daysPass(1)
    const merged = await merge(alma, a, b)
    const both = await page(a)
    expect([both.tags, both.pools, both.rating, both.owner]).toEqual([
      ['go', 'rust'],
      ['payments', 'sales'],
      2,
      boris.account,
    ])
    const [listed] = (await alma.get(`/api/people?owner=${boris.account}&q=reis`)).json<{ rows: { id: string }[] }>()
      .rows
    daysPass(60)
    await undo(merged)
    await api.fold()
    expect(await seen([a, b])).toEqual(before)
    expect(listed?.id ?? a).toBe(a)
    const ofBoris = (await alma.get(`/api/people?owner=${boris.account}`)).json<{ rows: { id: string }[] }>()
    expect(ofBoris.rows.map(row => row.id)).toEqual([b])
  })

  it('a tag taken off while they were one is off for whom somebody says', async () => {
    n++
    const [a, b] = [await add('Ana Reis'), await add('Bo Lund')]
    for (const id of [a, b]) await act(alma.post('/api/bulk', { people: [id], do: { tag: 'open to work' } }))
    const merged = await merge(alma, a, b)
    daysPass(35)
    await act(alma.post('/api/bulk', { people: [a], do: { untag: 'open to work' } }))
    expect((await page(a)).tags).toEqual([])
    await undo(merged)
    await api.fold()
    expect([(await page(a)).tags, (await page(b)).tags]).toEqual([[], ['open to work']])
    expect(await waiting(b)).toEqual(['open to work'])
    await place(a, b, 'open to work', 'both')
    expect([(await page(a)).tags, (await page(b)).tags]).toEqual([[], []])
  })

  it('candidacies: once on each job and never set back; each has their own again, and a step since is asked about', async () => {
    n++
    const open = async (title: string) =>
      await alma.made('/api/jobs', { title: `${title} ${n}`, client: `Client ${title}` })
    const [first, second] = [await open('Rower'), await open('Cox')]
    const [a, b] = [await add('Ana Reis'), await add('Bo Lund')]
    const on = async (job: string, who: string) =>
      (await alma.get(`/api/jobs/${job}/people/${who}`)).json<CandidacyPage>().phase
    const cards = async (job: string) => {
      const board = (await alma.get(`/api/jobs/${job}/board`)).json<Board>()
      return [board.total, board.columns.flatMap(one => one.cards.map(card => card.id))]
    }
    await act(alma.post(`/api/jobs/${first}/people`, { person: a }))
    await act(alma.post(`/api/jobs/${first}/people/${a}`, { do: 'submit' }))
    daysPass(1)
    await act(alma.post(`/api/jobs/${first}/people`, { person: b }))
    await act(alma.post(`/api/jobs/${second}/people`, { person: b, because: 'Asked for both' }))
    const jobs = async () =>
      Promise.all([a, b].map(async id => (await page(id)).jobs.map(one => `${one.title}: ${one.stage}`).sort()))
    const before = await jobs()
    daysPass(1)
    const merged = await merge(alma, a, b)
    expect([await cards(first), await cards(second)]).toEqual([
      [1, [a]],
      [1, [a]],
    ])
    expect([await on(first, a), await on(second, a)], 'their CV is with the client').toEqual(['sent', 'looked-at'])
    daysPass(45)
    await act(alma.post(`/api/jobs/${first}/people/move`, { people: [a], stage: 'Interview' }))
    await undo(merged)
    await api.fold()
    expect([await cards(second), await on(first, a), await on(first, b)]).toEqual([[1, [b]], 'interview', 'looked-at'])
    expect(await waiting(b)).toEqual(['Interview'])
    await place(a, b, 'Interview', 'there')
    expect([await on(first, a), await on(first, b)]).toEqual(['sent', 'interview'])
    await act(alma.post(`/api/jobs/${first}/people/move`, { people: [b], stage: 'Looked at' }))
    expect(await jobs()).toEqual(before)
  })

  it('hats: whoever hires and whoever is put forward wear both, and one each again', async () => {
    n++
    const [client, candidate] = [
      await add('Ana Reis', { company: `Boat House ${n}` }),
      await add('Bo Lund', { company: `Bank ${n}` }),
    ]
    const job = await alma.made('/api/jobs', { title: `Rower ${n}`, client: `Boat House ${n}` })
    const other = await alma.made('/api/jobs', { title: `Cox ${n}`, client: `Kew ${n}` })
    await act(alma.post(`/api/jobs/${other}/people`, { person: candidate }))
    const company = (await page(client)).companyId
    await act(
      alma.call('PATCH', `/api/companies/${company}/client`, { contact: { person: client, as: 'Hiring manager' } }),
    )
    const hats = (id: string) => page(id).then(one => one.hats)
    const contacts = async () =>
      (await alma.get(`/api/jobs/${job}`)).json<{ contacts: { id: string }[] }>().contacts.map(one => one.id)
    expect([await hats(client), await hats(candidate), await contacts()]).toEqual([['Client'], ['Candidate'], [client]])
    const before = await seen([client, candidate])
    const merged = await merge(alma, candidate, client)
    const [one = ''] = await whole([client])
    expect((await page(one)).hats).toContain('Candidate')
    expect(await contacts()).toEqual([one])
    daysPass(90)
    await undo(merged)
    await api.fold()
    expect(await seen([client, candidate])).toEqual(before)
    expect(await contacts()).toEqual([client])
  })

  it('erased while they were one: both stay away, though the merge is taken back and they come in again', async () => {
    n++
    const [a, b] = [await add('Ana Reis'), await add('Bo Lund')]
    const merged = await merge(alma, a, b)
    daysPass(31)
    await act(api.admin.post(`/api/people/${a}/erase`, { confirm: (await page(a)).name }))
    await api.fold()
    await api.admin.post(`/api/acts/${merged}/undo`)
    await api.fold()
    expect([(await alma.get(`/api/people/${a}`)).status, (await alma.get(`/api/people/${b}`)).status]).toEqual([
      404, 404,
    ])
    daysPass(31)
    await bring({
      'again.csv': `Full name,Email,Company\nAna Reis,${mailOf('Ana Reis')},Kew\nBo Lund,${mailOf('Bo Lund')},Kew\nCy Sato,${mailOf('Cy Sato')},Kew\n`,
    })
    const found = (await alma.get('/api/people?q=kew')).json<{ rows: { name: string }[] }>().rows.map(row => row.name)
    expect([found, today() > '2026-04-30']).toEqual([['Cy Sato'], true])
  })
})
