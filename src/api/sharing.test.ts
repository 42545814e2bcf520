import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryDetail, LinePage, LineRow, Picture } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow, SearchHit } from '#src/domain/views/people.ts'
import type { SamePersonGroup } from '#src/domain/views/same-person.ts'
import type { UnknownSender } from '#src/domain/views/today.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'
import { mboxOf } from './private-past.fixture.ts'

const { api, alma, ben: boris } = await twoRecruiters('2026-11-21T12:00:00.000Z')

const mail = (who: string, n: number, text: string, address = `${who.toLowerCase()}@mail.example`) => [
  {
    id: `${who}-${n}-out@house.example`,
    from: 'alma@house.example',
    to: `${who} Fern <${address}>`,
    date: `Mon, 0${n} Nov 2026 09:00:00 +0000`,
    subject: `${text}subject`,
    text: `${text}text`,
  },
  {
    id: `${who}-${n}-in@mail.example`,
    from: `${who} Fern <${address}>`,
    to: 'alma@house.example',
    date: `Mon, 0${n} Nov 2026 10:00:00 +0000`,
    subject: `${text}answer`,
    text: `${text}text`,
  },
]
const mine = { me: ['alma@house.example'], since: '2026-11-01' }
const people = async (client: Client, query = ''): Promise<PersonRow[]> =>
  (await client.get(`/api/people?limit=500${query}`)).json<{ rows: PersonRow[] }>().rows
const named = async (client: Client, name: string): Promise<PersonRow | undefined> =>
  (await people(client)).find(row => row.name.includes(name))
const lineOf = async (client: Client, person: string): Promise<LineRow[]> =>
  (await client.get(`/api/people/${person}/line`))
    .json<LinePage>()
    .items.flatMap(item => ('kind' in item ? [item] : []))

describe('"that we were in touch"', () => {
  it('shows that, when and how often, and no word', async () => {
    await api.bring(alma, { 'touch.mbox': mboxOf(mail('Tessa', 2, 'juniper')) }, { ...mine, visible: 'touch' })
    const person = await named(boris, 'tessa')
    expect(person).toMatchObject({
      name: 'tessa@mail.example',
      last: { kind: 'email.received', at: '2026-11-02T10:00:00.000Z', account: alma.account },
    })
    const id = person?.id ?? ''
    const [row] = await lineOf(boris, id)
    expect(row).toMatchObject({ title: null, snippet: null, access: 'known', hasOriginal: false, others: [] })
    const told = await Promise.all(
      [
        `/api/people/${id}`,
        `/api/people/${id}/line`,
        `/api/entries/${row?.entry}`,
        '/api/export',
        '/api/export?format=csv',
        '/api/search?q=fern',
        '/api/today',
        '/api/past',
      ].map(path => boris.get(path)),
    )
    for (const answer of told) {
      expect(answer.status).toBe(200)
      expect(answer.text).not.toMatch(/juniper|fern|touch\.mbox/i)
    }
    expect((await boris.get(`/api/entries/${row?.entry}/original`)).status).toBe(404)
    expect((await boris.get(`/api/people/${id}/picture`)).json<Picture>()).toMatchObject({
      total: 2,
      counts: { email: 2 },
    })
    expect((await named(alma, 'Tessa Fern'))?.id).toBe(id)
  })
})

describe('sharing and hiding', () => {
  it('changes at once what others see, and can be taken back', async () => {
    await api.bring(alma, { 'own.mbox': mboxOf(mail('Ursel', 3, 'rowan')) }, mine)
    const id = (await named(alma, 'Ursel'))?.id ?? ''
    const [row] = await lineOf(alma, id)
    const share = async (visible: string) => {
      const { act } = (await alma.post(`/api/entries/${row?.entry}/sharing`, { visible })).json<{ act: string }>()
      await api.fold()
      return act
    }
    const seen = async () => ({
      entry: (await boris.get(`/api/entries/${row?.entry}`)).status,
      original: (await boris.get(`/api/entries/${row?.entry}/original`)).status,
      told: (await boris.get('/api/export')).text.includes('rowantext'),
    })
    expect(await seen()).toEqual({ entry: 404, original: 404, told: false })
    const act = await share('all')
    expect(await seen()).toEqual({ entry: 200, original: 200, told: true })
    expect((await boris.post(`/api/entries/${row?.entry}/sharing`, { visible: 'me' })).status).toBe(403)
    await share('touch')
    expect(await seen()).toEqual({ entry: 200, original: 404, told: false })
    await share('me')
    expect(await seen()).toEqual({ entry: 404, original: 404, told: false })
    expect((await alma.get(`/api/entries/${row?.entry}`)).json<EntryDetail>()).toMatchObject({
      text: 'rowantext',
      sharing: { visible: 'me', mine: true },
    })
    const again = await share('all')
    expect((await seen()).entry).toBe(200)
    for (const one of [again, act]) expect((await alma.post(`/api/acts/${one}/undo`)).status).toBe(200)
    await api.fold()
    expect((await seen()).entry).toBe(404)
  })

  it('the same mail in two mailboxes is one entry, seen by both holders as theirs', async () => {
    const text = mboxOf(mail('Vesna', 4, 'alder'))
    await api.bring(alma, { 'a.mbox': text }, mine)
    await api.bring(boris, { 'b.mbox': text }, mine)
    const [a, b] = [await named(alma, 'Vesna'), await named(boris, 'Vesna')]
    expect(a?.id).toBe(b?.id)
    expect((await lineOf(boris, b?.id ?? '')).map(row => [row.snippet, row.access])).toEqual([
      ['aldertext', 'mine'],
      ['aldertext', 'mine'],
    ])
    expect(await named(api.admin, 'vesna')).toBeUndefined()
  })
})

describe('somebody whom one knows privately and others know too', () => {
  it('whoever gets mail of them meets a stranger, and adds them for themselves', async () => {
    await api.bring(alma, { 'w.mbox': mboxOf(mail('Wanda', 5, 'hazel')) }, mine)
    const stranger = {
      id: 'w-in@mail.example',
      from: 'Wanda Fern <wanda@mail.example>',
      to: 'boris@house.example',
      date: 'Fri, 06 Nov 2026 09:00:00 +0000',
      subject: 'cedarsubject',
      text: 'cedartext',
    }
    await api.bring(boris, { 'x.mbox': mboxOf([stranger]) }, { me: ['boris@house.example'], since: '2026-11-01' })
    const senders = async (client: Client) =>
      (await client.get('/api/unknown-senders'))
        .json<{ rows: UnknownSender[] }>()
        .rows.filter(row => row.value.startsWith('wanda'))
    expect(await named(boris, 'Wanda')).toBeUndefined()
    const [sender] = await senders(boris)
    expect(sender).toMatchObject({ value: 'wanda@mail.example', received: 1, sent: 0, subject: 'cedarsubject' })
    expect(await senders(alma)).toEqual([])
    expect((await lineOf(alma, (await named(alma, 'Wanda'))?.id ?? '')).map(row => row.snippet)).toEqual([
      'hazeltext',
      'hazeltext',
    ])
    expect((await boris.post('/api/unknown-senders', { personas: [sender?.persona], do: 'add' })).json()).toMatchObject(
      { count: 1 },
    )
    await api.fold()
    const added = await named(boris, 'Wanda')
    expect((await lineOf(boris, added?.id ?? '')).map(row => row.snippet)).toEqual(['cedartext'])
    expect(added?.id).toBe((await named(alma, 'Wanda'))?.id)
    expect(await senders(boris)).toEqual([])
  })

  it('a private address is no way to find a person, and does not name them', async () => {
    const id = await boris.made('/api/people', {
      name: 'Xenia Fern',
      profile: 'https://www.linkedin.com/in/xenia-fern',
    })
    const other = await boris.made('/api/people', {
      name: 'Xenia Fern',
      profile: 'https://www.linkedin.com/in/xenia-fern-2',
    })
    await api.bring(
      alma,
      {
        'Connections.csv':
          'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nXenia,Fernsecret,https://www.linkedin.com/in/xenia-fern,spindle@secret.example,Spindlehouse,Chief,05 Jan 2024',
      },
      { visible: 'me' },
    )
    const pair = (await boris.get('/api/same-person'))
      .json<{ rows: SamePersonGroup[] }>()
      .rows.find(row => row.key.includes(id))
    expect(pair?.key).toContain(other)
    for (const path of [
      '/api/search?q=spindle@secret.example',
      '/api/people?q=spindle',
      '/api/same-person',
      `/api/people/${id}`,
      `/api/people/${id}/page`,
      '/api/export',
      '/api/export?format=vcard',
      '/api/companies',
    ])
      expect([path, (await boris.get(path)).text.match(/spindle(?!@secret.example&)|fernsecret/i)]).toEqual([
        path,
        null,
      ])
    expect((await alma.get('/api/search?q=spindle@secret.example')).json<SearchHit[]>().map(hit => hit.id)).toContain(
      id,
    )
    expect((await alma.get(`/api/people/${id}`)).text).toContain('spindle@secret.example')
  })

  it('merged with somebody public, they stay private, and so does their name', async () => {
    const id = await boris.made('/api/people', { name: 'Yvo Fern', email: 'yvo@mail.example' })
    await api.bring(alma, { 'z.mbox': mboxOf(mail('Zora', 7, 'maple')) }, mine)
    const zora = await named(alma, 'Zora')
    await alma.post(`/api/people/${zora?.id}/remembered`, { text: 'maplecue', private: false })
    expect((await alma.post(`/api/people/${id}/merge`, { other: zora?.id })).status).toBe(200)
    await api.fold()
    const told = await Promise.all(
      [
        `/api/people/${id}`,
        `/api/people/${id}/line`,
        '/api/people',
        '/api/export',
        '/api/search?q=zora@mail.example',
      ].map(path => boris.get(path)),
    )
    for (const answer of told)
      expect(answer.text.replaceAll('zora@mail.example"', '')).not.toMatch(/zora@|Zora|maple(text|subject)/)
    const page = (await alma.get(`/api/people/${id}`)).json<PersonPage>()
    expect(page.merged[0]?.person.name).toBe('Zora Fern')
    expect(page.identifiers.map(one => one.value)).toContain('zora@mail.example')
  })
})

it('a list shows exactly those whose pages open', async () => {
  const visible = fc.constantFrom('me' as const, 'touch' as const, 'all' as const)
  const scene = fc.array(
    fc.record({ who: fc.integer({ min: 0, max: 1 }), person: fc.integer({ min: 0, max: 3 }), visible }),
    { minLength: 1, maxLength: 5 },
  )
  const clients = [alma, boris, api.admin]
  let round = 0
  await fc.assert(
    fc.asyncProperty(scene, async steps => {
      round++
      for (const [n, { who, person, visible: to }] of steps.entries())
        await api.bring(
          clients[who] ?? alma,
          { 'p.mbox': mboxOf(mail(`Prop${round}-${person}`, 1 + n, `r${round}s${n}`)) },
          { ...mine, visible: to },
        )
      const ids = new Set((await Promise.all(clients.map(client => people(client)))).flat().map(row => row.id))
      for (const client of clients) {
        const listed = new Set((await people(client)).map(row => row.id))
        for (const id of ids)
          expect([id, (await client.get(`/api/people/${id}`)).status]).toEqual([id, listed.has(id) ? 200 : 404])
        expect((await client.get('/api/people?limit=1')).json<{ total: number }>().total).toBe(listed.size)
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
})
