import { afterEach, beforeEach, expect, it } from 'vitest'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import type { UnreadRow } from '#src/domain/views/imports.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import type { SamePersonGroup } from '#src/domain/views/same-person.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterEach(() => api?.close())

const all = { visible: 'all' as const, add: ['all' as const] }
const given = ['Ana', 'Bo', 'Chidi', 'Dag', 'Elin', 'Femi', 'Gwen', 'Hana', 'Ivo', 'Jun']
const family = ['Reis', 'Lund', 'Okafor', 'Felthus', 'Berg', 'Adeyemi', 'Pryce', 'Sato', 'Marek', 'Park']
/** Ten thousand names, each another's in no more than two of its three words. */
const nameOf = (n: number): string =>
  `${given[n % 10]} ${'BCDFGHJKLM'[Math.floor(n / 10) % 10]}${'aeiou'[Math.floor(n / 100) % 5]}${'lmnrst'[Math.floor(n / 500) % 6]}o ${family[Math.floor(n / 1000) % 10]}${Math.floor(n / 100) % 10 > 4 ? 'son' : ''}`

const people = async (query: string): Promise<{ rows: PersonRow[]; total: number }> =>
  (await alma.get(`/api/people?limit=5&${query}`)).json()
const page = async (id = ''): Promise<PersonPage> => (await alma.get(`/api/people/${id}`)).json()
const unread = async (id: string): Promise<UnreadRow[]> =>
  (await alma.get(`/api/imports/${id}/unread`)).json<{ rows: UnreadRow[] }>().rows
const opened = async (): Promise<{ people: number; most: number }> => {
  const [row] = await api.test.db.app<{ people: number; most: number }[]>`
    select count(*)::int as people, coalesce(max(n), 0)::int as most
    from (select o.person_id, (select count(*) from persona p where p.person_id = o.person_id) as n from person o where o.into_id is null) c`
  return row ?? { people: 0, most: 0 }
}
async function match(): Promise<void> {
  while (await matchPeople(api.workspace, new AbortController().signal)) await api.fold()
}

it.each([
  ['a family of ten thousand', 'cranes@crane.example.com', 10_000],
  ['an office of a thousand', 'office@crane.example.com', 1_000],
])(
  '%s behind one address is as many people, and each page says that it leads to nobody alone',
  async (_, address, size) => {
    const rows = Array.from({ length: size }, (_, n) => `${nameOf(n)},${address},Clerk ${n % 97}`)
    await api.bring(alma, { 'office.csv': `Name,Email,Title\n${rows.join('\n')}\n` }, all)
    await match()
    expect((await opened()).people).toBe(size)
    const {
      rows: [one],
    } = await people('q=Ana')
    expect((await page(one?.id)).shared).toEqual([{ kind: 'email', value: address }])
    const said = await api.test.db.app<{ people: number }[]>`
      select count(distinct person_id)::int as people from fact where kind in ('claim.email', 'claim.position') group by kind`
    expect(said, 'each keeps the address and the title of their own row').toEqual([{ people: size }, { people: size }])
    expect((await alma.get('/api/same-person')).json<{ rows: SamePersonGroup[] }>().rows).toEqual([])
  },
  240_000,
)

it('a family behind one phone is as many people, in one file or in several', async () => {
  await api.bring(alma, { 'a.csv': 'Name,Phone\nAna Reis,+44 113 496 0177\nPaul Reis,+44 113 496 0177\n' }, all)
  await api.bring(
    alma,
    { 'b.csv': 'Name,Phone,Title\nPaula Reis,+44 113 496 0177,Nurse\nBo Reis,+44 113 496 0177,Cook\n' },
    all,
  )
  expect(await opened()).toMatchObject({ people: 4 })
  const { rows } = await people('')
  expect(rows.map(row => row.phone)).toEqual(Array.from(rows, () => '+441134960177'))
  await api.bring(alma, { 'c.csv': 'Name,Phone,City\nReis Ana,+44 113 496 0177,Hull\n' }, all)
  await match()
  expect(await opened(), 'the same name behind the phone is the same person').toMatchObject({ people: 4 })
})

it.each([
  ['in one cell', (all: string[]) => `Name,Email\nAll of us,"${all.join('; ')}"\n`],
  [
    'in one cell among others',
    (all: string[]) => `Name,Email\n${nameOf(0)},${all[0]}\nAll of us,"${all.join('; ')}"\n${nameOf(1)},${all[1]}\n`,
  ],
  [
    'in a thousand columns',
    (all: string[]) =>
      `Name,${Array.from({ length: 1000 }, (_, n) => `Email ${n + 1}`).join(',')}\nAll of us,${Array.from({ length: 1000 }, (_, n) => all.slice(n * 5, n * 5 + 5).join(';')).join(',')}\n`,
  ],
])(
  'a record of five thousand addresses, %s, is a list: it joins nobody and says so',
  async (_, table) => {
    const addresses = Array.from({ length: 5000 }, (_, n) => `person${n}@mail.example.com`)
    const known = addresses.slice(0, 40).map((address, n) => `${nameOf(n)},${address}`)
    await api.bring(alma, { 'known.csv': `Name,Email\n${known.join('\n')}\n` }, all)
    const id = await api.bring(alma, { 'list.csv': table(addresses) }, all)
    await match()
    expect(await opened()).toEqual({ people: 41, most: 1 })
    expect((await unread(id)).map(row => row.why)).toEqual([
      'The row has 5000 addresses: more than one person has, so they join nobody. The first 50 of each were read.',
    ])
  },
  240_000,
)
