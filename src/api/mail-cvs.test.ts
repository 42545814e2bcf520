import { expect, it } from 'vitest'
import type { CvPage } from '#src/domain/views/cv.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import { handMadePdf, shortCv, textPage } from '#src/sources/cv/pdf.fixture.ts'
import { mailWith } from '#src/sources/mail/attached.fixture.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben: boris } = await twoRecruiters('2026-11-21T12:00:00.000Z')

const pdf = Uint8Array.from(handMadePdf({ pages: [textPage(shortCv)] }))
const mail = mailWith({ from: 'Imogen Thistlewood <imogen@work.example>', attached: { 'Imogen CV.pdf': pdf } })
const people = async (client: Client) => (await client.get('/api/people?limit=50')).json<{ rows: PersonRow[] }>().rows
const pageOf = async (client: Client, id: string) => (await client.get(`/api/people/${id}`)).json<PersonPage>()
const rowsOf = async (client: Client, id: string) =>
  (await client.get(`/api/people/${id}/line`)).json<LinePage>().items.flatMap(item => ('kind' in item ? [item] : []))

it('a CV that came with a mail stands on its sender’s line with what it says, for whoever holds the mail alone', async () => {
  await api.bring(alma, { 'application.eml': mail }, { visible: 'me' })
  const [imogen, ...others] = await people(alma)
  expect([imogen?.name, others]).toEqual(['Imogen Thistlewood', []])
  const id = imogen?.id ?? ''
  expect((await rowsOf(alma, id)).map(row => row.kind).sort()).toEqual(['cv.received', 'email.received'])
  const { facts, files } = await pageOf(alma, id)
  expect(facts.position?.map(fact => fact.value)).toMatchObject([{ company: 'Ashdown Hospital' }, {}])
  // The address that she wrote from and the one on her CV are one person's.
  expect(facts.email?.map(fact => fact.value)).toMatchObject([{ address: 'imogen@posteo.example' }])
  const page = (await alma.get(`/api/people/${id}/cvs/${files[0]?.entry}`)).json<CvPage>()
  expect([page.name, page.mediaType, page.values.length > 4]).toEqual(['Imogen CV.pdf', 'application/pdf', true])
  expect(await people(boris)).toEqual([])
})

it('dropped as a file later it is the same entry, attested twice, and its original is kept once', async () => {
  await api.bring(boris, { 'from the drive.pdf': pdf }, { visible: 'all' })
  const counted = await api.workspace.db.app<{ attested: number; originals: number }[]>`
    select (select count(*)::int from ledger.attestation a where a.entry_id = e.id) as attested,
      (select count(*)::int from ledger.original o where o.size = ${pdf.length}) as originals
    from ledger.entry e where e.kind = 'cv.received'`
  expect(counted).toEqual([{ attested: 2, originals: 1 }])
  const claims = await api.workspace.db.app<{ attested: number }[]>`
    select distinct count(*)::int as attested from ledger.attestation a join ledger.entry e on e.id = a.entry_id
    where e.family = 'file' group by e.id`
  expect(claims).toEqual([{ attested: 2 }])
  const [hers, ...others] = await people(boris)
  expect([hers?.name, others]).toEqual(['Imogen Thistlewood', []])
  // The CV is the house's now; the mail stays Alma's.
  expect((await rowsOf(boris, hers?.id ?? '')).map(row => row.kind)).toEqual(['cv.received'])
  expect((await rowsOf(alma, hers?.id ?? '')).map(row => row.kind).sort()).toEqual(['cv.received', 'email.received'])
})

it('who sent a CV on is known to whoever holds that mail, and to nobody who has the file alone', async () => {
  const head = [{ text: 'Ottoline Quill', size: 22 }, 'ottoline@posteo.example']
  const cv = Uint8Array.from(handMadePdf({ pages: [textPage([...head, ...shortCv.slice(2)])] }))
  const forward = mailWith({
    from: 'Agnes Marlowe <agnes@agency.example>',
    subject: 'FW: CV of Ottoline',
    attached: { 'Ottoline.pdf': cv },
  })
  await api.bring(alma, { 'forward.eml': forward }, { visible: 'me' })
  const ottoline = (await people(alma)).find(({ name }) => name === 'Ottoline Quill')
  const id = ottoline?.id ?? ''
  expect((await rowsOf(alma, id)).map(({ kind, title, author }) => [kind, title, author]).sort()).toEqual([
    ['cv.forwarded', 'Ottoline.pdf', 'Agnes Marlowe'],
    ['cv.received', 'Ottoline.pdf', null],
  ])
  // The mail is Agnes's, and being sent on is no contact with Ottoline.
  expect(ottoline?.last).toMatchObject({ kind: 'cv.received' })
  await api.bring(boris, { 'ottoline.pdf': cv }, { visible: 'all' })
  expect((await people(boris)).map(({ name }) => name)).toContain('Ottoline Quill')
  expect((await rowsOf(boris, id)).map(row => row.kind)).toEqual(['cv.received'])
  expect(JSON.stringify(await rowsOf(boris, id))).not.toContain('Agnes')
})
