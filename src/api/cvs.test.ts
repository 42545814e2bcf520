import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workImport } from '#src/actions/imports/work-import.ts'
import type { CvPage, CvValue, ImportedCvs, TaughtLesson } from '#src/domain/views/cv.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { handMadePdf, textPage } from '#src/sources/cv/pdf.fixture.ts'
import { type Client, type TestApi, testApi } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi()
  alma = await api.join()
})
afterAll(() => api.close())

type Lines = Parameters<typeof textPage>[0]
const pdf = (lines: Lines) => Buffer.from(handMadePdf({ pages: [textPage(lines)] }))

/** A house's own template: employer first, as nobody else has it. */
const cv = (name: string, address: string, work: readonly string[], skills: string): Lines => [
  { text: name, size: 24 },
  `${address} | +44 7700 900${100 + name.length} | Bristol, UK`,
  'Date of birth: 4 May 1988',
  { text: 'WORK EXPERIENCE', size: 14 },
  ...work,
  { text: 'SKILLS', size: 14 },
  skills,
]

/** Drops files as the browser does, with their own dates. */
async function drop(files: Readonly<Record<string, { bytes: Uint8Array; modified: string }>>): Promise<ImportView> {
  const { id } = (await alma.post('/api/imports', { name: 'CVs' })).json<ImportView>()
  for (const [path, { bytes, modified }] of Object.entries(files)) {
    const taken = await alma.call(
      'PUT',
      `/api/imports/${id}/files?path=${encodeURIComponent(path)}&modified=${modified}`,
      bytes,
    )
    expect(taken.status).toBe(200)
  }
  await alma.post(`/api/imports/${id}/survey`)
  await alma.post(`/api/imports/${id}/start`)
  await workImport(api.workspace, () => undefined, new AbortController().signal)
  await api.fold()
  return (await alma.get(`/api/imports/${id}`)).json<ImportView>()
}
const cvsOf = async (id: string) => (await alma.get(`/api/imports/${id}/cvs`)).json<ImportedCvs>()
const open = async (person: string, entry: string) =>
  (await alma.get(`/api/people/${person}/cvs/${entry}`)).json<CvPage>()
const cvValues = (page: CvPage, property: string): CvValue[] => page.values.filter(one => one.property === property)

const old = pdf(
  cv(
    'Dag Felthus',
    'dag@felthus.example',
    ['Platform Engineer, Osterlyne Grid, March 2019 - Present', 'Developer, Fjordarm, May 2016 - February 2019'],
    'Kafka, Go, Terraform',
  ),
)
const next = pdf(
  cv(
    'Dag Felthus',
    'dag@felthus.example',
    [
      'Head of Platform, Tarnside Mobility, April 2024 - Present',
      'Platform Engineer, Osterlyne Grid, March 2019 - March 2024',
    ],
    'Kafka, Go, Rust, Kubernetes',
  ),
)
const other = pdf(
  cv('Imogen Thistlewood', 'imogen@posteo.example', ['Developer, Ashdown Grid, March 2019 - Present'], 'Python, Kafka'),
)

let dag = ''
describe('CVs dropped together', () => {
  it('are one import: its people by name, and what could not be read with why', async () => {
    const view = await drop({
      'dag-2022.pdf': { bytes: old, modified: '2022-05-02T10:00:00.000Z' },
      'imogen.pdf': { bytes: other, modified: '2024-05-02T10:00:00.000Z' },
      'broken.pdf': { bytes: old.subarray(0, 180), modified: '2024-05-02T10:00:00.000Z' },
    })
    expect(view).toMatchObject({ state: 'done', progress: { people: { new: 2 }, unread: 1 } })
    const { cvs, total, unread } = await cvsOf(view.id)
    expect(total).toBe(2)
    expect(cvs.map(one => [one.person.name, one.who, one.file])).toEqual([
      ['Dag Felthus', 'new', 'dag-2022.pdf'],
      ['Imogen Thistlewood', 'new', 'imogen.pdf'],
    ])
    expect(unread).toEqual([{ file: 'broken.pdf', why: expect.stringMatching(/damaged/) }])
    dag = cvs[0]?.person.id ?? ''
  })

  it('recognises the next CV of somebody, and says what is new', async () => {
    const view = await drop({ 'dag-2024.pdf': { bytes: next, modified: '2024-06-03T10:00:00.000Z' } })
    const { cvs } = await cvsOf(view.id)
    expect(cvs).toMatchObject([{ person: { id: dag, name: 'Dag Felthus' }, who: 'recognised' }])
    const difference = cvs[0]?.difference
    expect(difference?.new.map(one => one.words)).toEqual([
      'Head of Platform at Tarnside Mobility',
      expect.stringMatching(/^(Rust|Kubernetes)$/),
      expect.stringMatching(/^(Rust|Kubernetes)$/),
    ])
    expect(difference?.changed).toMatchObject([{ words: 'Platform Engineer at Osterlyne Grid', until: '2024-03' }])
    expect(difference?.gone.map(one => one.words)).toEqual(['Developer at Fjordarm', 'Terraform'])
    const { items } = (await alma.get(`/api/people/${dag}/line`)).json<LinePage>()
    expect(items.filter(item => 'news' in item)).toMatchObject([
      { text: 'now Head of Platform at Tarnside Mobility', from: 'CV' },
    ])
    expect(items.flatMap(item => ('difference' in item ? [item.difference] : []))).toEqual([difference])
    const { facts } = (await alma.get(`/api/people/${dag}`)).json<PersonPage>()
    // The same skill in two CVs is one value.
    expect(facts.skill?.map(fact => fact.value).filter(value => value.label === 'Kafka')).toEqual([{ label: 'Kafka' }])
  })

  it('shows every value with its place, and what was left out without saying it', async () => {
    const { cvs } = await cvsOf((await alma.get('/api/imports')).json<ImportView[]>()[0]?.id ?? '')
    const page = await open(dag, cvs[0]?.entry ?? '')
    expect(page.all.map(one => one.name)).toEqual(['dag-2024.pdf', 'dag-2022.pdf'])
    expect(page.mediaType).toBe('application/pdf')
    expect(page.leftOut).toHaveLength(1)
    expect(JSON.stringify(page.values)).not.toContain('1988')
    for (const value of page.values)
      expect(value.at).toMatchObject({
        page: 1,
        box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
      })
    expect(cvValues(page, 'position')[0]?.parts).toHaveProperty('from')
  })
})

describe('a value that is mended', () => {
  it('is the person’s from then on, says by whom, and can be taken back', async () => {
    const [ref] = (await alma.get(`/api/people/${dag}`)).json<PersonPage>().files
    const before = await open(dag, ref?.entry ?? '')
    const wrong = cvValues(before, 'position').find(
      one => 'company' in one.value && one.value.company === 'Tarnside Mobility',
    )
    const done = await alma.post(`/api/people/${dag}/values`, {
      property: 'position',
      value: { title: 'CTO', company: 'Tarnside Mobility', from: '2024-04', current: true },
      replaces: wrong?.entry,
    })
    const { act, learned } = done.json<{ act: string; learned: unknown[] }>()
    // Another title is about Dag, not about the layout.
    expect(learned).toEqual([])
    const after = await open(dag, before.entry)
    expect(after.values.find(one => one.entry === wrong?.entry)?.mended).toMatchObject({
      by: alma.account,
      value: { title: 'CTO' },
    })
    expect(after.difference?.new[0]?.words).toBe('CTO at Tarnside Mobility')
    await alma.post(`/api/acts/${act}/undo`)
    expect((await open(dag, before.entry)).values.find(one => one.entry === wrong?.entry)?.mended).toBeNull()
  })

  it('teaches the layout: the next document of it is read so, and another layout is not', async () => {
    const [imogen] = (await cvsOf((await alma.get('/api/imports')).json<ImportView[]>().at(-1)?.id ?? '')).cvs.filter(
      one => one.person.name === 'Imogen Thistlewood',
    )
    const page = await open(imogen?.person.id ?? '', imogen?.entry ?? '')
    const [job] = cvValues(page, 'position')
    if (!job) throw new Error('no position was read')
    const { title, company, from } = job.value as { title: string; company: string; from: string }
    const done = await alma.post(`/api/people/${imogen?.person.id}/values`, {
      property: 'position',
      value: { title: company, company: title, from, current: true },
      replaces: job.entry,
    })
    expect(done.json<{ learned: unknown[] }>().learned).toEqual([
      { rule: 'swap', property: 'position', fields: ['company', 'title'] },
    ])
    const third = pdf(
      cv('Rufus Penhaligon', 'rufus@posteo.example', ['Analyst, Northgate Clinic, May 2016 - Present'], 'Excel, SQL'),
    )
    const view = await drop({ 'rufus.pdf': { bytes: third, modified: '2024-07-01T10:00:00.000Z' } })
    const [rufus] = (await cvsOf(view.id)).cvs
    const read = await open(rufus?.person.id ?? '', rufus?.entry ?? '')
    expect(cvValues(read, 'position')[0]?.value).toMatchObject({ title: 'Northgate Clinic', company: 'Analyst' })
    expect(read.taught).toHaveLength(1)

    // It is listed for everybody, with the CV that it was learned at for whoever may read that.
    const taught = async (client: Client) => (await client.get('/api/lessons')).json<TaughtLesson[]>()
    const [lesson] = await taught(alma)
    expect(lesson).toMatchObject({
      rule: { rule: 'swap' },
      cv: { entry: imogen?.entry, name: 'imogen.pdf', person: { name: 'Imogen Thistlewood' } },
    })
    const boris = await api.join()
    expect(await taught(boris)).toMatchObject([{ id: lesson?.id, cv: { name: 'imogen.pdf' } }])
    // Taken back by itself, it is not applied; its taking back can be undone.
    expect((await boris.call('DELETE', `/api/lessons/${lesson?.id}`)).status).toBe(200)
    expect(await taught(alma)).toEqual([])
    const without = pdf(
      cv('Tilda Larkspur', 'tilda@posteo.example', ['Analyst, Northgate Clinic, May 2018 - Present'], 'Excel, SQL'),
    )
    const meanwhile = await drop({ 'tilda.pdf': { bytes: without, modified: '2024-07-01T12:00:00.000Z' } })
    const [tilda] = (await cvsOf(meanwhile.id)).cvs
    const untaught = await open(tilda?.person.id ?? '', tilda?.entry ?? '')
    expect([untaught.taught, cvValues(untaught, 'position')[0]?.value]).toMatchObject([[], { title: 'Analyst' }])
    await boris.call('PUT', `/api/lessons/${lesson?.id}`)
    expect(await taught(alma)).toHaveLength(1)

    // Taken back, it is taught no more.
    await alma.post(`/api/acts/${done.json<{ act: string }>().act}/undo`)
    const fourth = pdf(
      cv('Wilma Oakhurst', 'wilma@posteo.example', ['Analyst, Northgate Clinic, May 2017 - Present'], 'Excel, SQL'),
    )
    const again = await drop({ 'wilma.pdf': { bytes: fourth, modified: '2024-07-02T10:00:00.000Z' } })
    const [wilma] = (await cvsOf(again.id)).cvs
    const plain = await open(wilma?.person.id ?? '', wilma?.entry ?? '')
    expect(cvValues(plain, 'position')[0]?.value).toMatchObject({ title: 'Analyst', company: 'Northgate Clinic' })
  })

  it('is nobody else’s business: a CV of a private import is not opened by a colleague', async () => {
    const [ref] = (await alma.get(`/api/people/${dag}`)).json<PersonPage>().files
    expect((await api.anonymous.get(`/api/people/${dag}/cvs/${ref?.entry}`)).status).toBe(401)
    expect((await alma.get(`/api/people/${dag}/cvs/${dag}`)).status).toBe(404)
  })

  it('goes with the person at whose CV it was learned', async () => {
    const { db } = api.workspace
    const lessons = async () => (await db.app`select from desk.lesson`).length
    expect(await lessons()).toBe(1)
    const [imogen] = (await alma.get('/api/people?q=Imogen')).json<{ rows: { id: string; name: string }[] }>().rows
    const erased = await api.admin.post(`/api/people/${imogen?.id}/erase`, { confirm: imogen?.name })
    expect(erased.status).toBe(200)
    expect(await lessons()).toBe(0)
  })
})
