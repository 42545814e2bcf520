import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logo } from '#src/actions/house-cv/logo.fixture.ts'
import { defaultCvStyle } from '#src/domain/house-cv.ts'
import type { Problem } from '#src/domain/views/common.ts'
import type { CandidacyPage } from '#src/domain/views/jobs.ts'
import { parseCv } from '#src/sources/cv/parse.ts'
import { type Answer, type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
let person: string
let ruth: string
let job: string
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
  const add = (body: object): Promise<string> => alma.made('/api/people', body)
  person = await add({ name: 'Zanthe Quillowmere', email: 'zanthe@mail.example', phone: '+45 20 30 40 50' })
  ruth = await add({ name: 'Ruth Dellaway', email: 'ruth@brackmere.example' })
  for (const [property, value] of [
    ['headline', { text: 'Engineer at Brackmere' }],
    ['summary', { text: 'Zanthe builds lifts. Write to zanthe@mail.example or ring 20 30 40 50 60.' }],
    [
      'position',
      {
        title: 'Engineer',
        company: 'Brackmere',
        from: '2019-05',
        current: true,
        description: '- Led Brackmere’s five',
      },
    ],
    ['position', { title: 'Apprentice', company: 'Tarnside', from: '2011', to: '2019' }],
    ['skill', { label: 'IEC 61508' }],
  ] as const)
    expect((await alma.post(`/api/people/${person}/values`, { property, value })).status).toBe(200)
  job = await alma.made('/api/jobs', { title: 'Motion lead', client: 'Tarn Motion' })
  await alma.post(`/api/jobs/${job}/people`, { person })
})
afterAll(() => api?.close())

const made = async (query: string): Promise<{ text: string; name: string; bytes: Buffer }> => {
  const { status, headers, bytes } = await alma.get(`/api/people/${person}/house-cv?${query}`)
  expect(status).toBe(200)
  const name = decodeURIComponent(/UTF-8''(.*)$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')
  return { text: (await parseCv(bytes)).text, name, bytes }
}
const steps = async (): Promise<CandidacyPage['steps']> =>
  (await alma.get(`/api/jobs/${job}/people/${person}`)).json<CandidacyPage>().steps
const why = (answer: Answer): string => answer.json<Problem>().title
const send = (file: object, form: 'full' | 'blind') =>
  alma.post(`/api/jobs/${job}/people/${person}`, { do: 'submit', to: [ruth], form, because: 'They asked again', file })

describe('a CV in the house’s own form', () => {
  it('holds what is known, by the name of the person', async () => {
    const { text, name } = await made('')
    expect(name).toBe('CV Zanthe Quillowmere.pdf')
    for (const words of [
      'Zanthe Quillowmere',
      'zanthe@mail.example',
      'Engineer',
      'Brackmere',
      'May 2019 to now',
      'IEC 61508',
    ])
      expect(text).toContain(words)
  })

  it.each(['pdf', 'docx'])('blind, neither the file nor anything in it says who it is: %s', async format => {
    const { text, name, bytes } = await made(`form=blind&employer=false&format=${format}`)
    expect(name).toMatch(/^CV Candidate [0-9A-F]{4}\.(pdf|docx)$/)
    expect(text).toContain('Candidate')
    expect(text).toContain('Tarnside')
    for (const telling of ['Zanthe', 'Quillowmere', 'mail.example', '20 30 40', 'Brackmere']) {
      expect(text).not.toContain(telling)
      expect(bytes.toString('latin1')).not.toContain(telling)
    }
    expect((await made(`form=blind&format=${format}`)).name).toBe(name)
  })

  it('takes the parts that are asked for, and refuses what would be empty', async () => {
    expect((await made('sections=skills')).text).not.toContain('Tarnside')
    const nobody = await alma.made('/api/people', { name: 'No Body' })
    const answer = await alma.get(`/api/people/${nobody}/house-cv`)
    expect([answer.status, why(answer)]).toEqual([422, expect.stringContaining('Nothing is known')])
    expect((await alma.get(`/api/people/${job}/house-cv`)).status).toBe(404)
  })

  it('what was sent stands on the line with its original, byte for byte', async () => {
    const { bytes, name } = await made('form=blind')
    const sent = await send({ name, type: 'application/pdf', bytes: bytes.toString('base64') }, 'blind')
    expect(sent.status).toBe(200)
    const step = (await steps()).find(one => one.kind === 'candidacy.submitted')
    expect(step?.body).toMatchObject({ form: 'blind', file: name, to: [ruth] })
    const original = await alma.get(`/api/entries/${String(step?.body['sent'])}/original`)
    expect(original.bytes.equals(bytes)).toBe(true)
    expect((await alma.get(`/api/people/${ruth}/line`)).text).toContain('CV sent')
  })

  it('a file whose name tells does not go out blind; one that is no document does not go out at all', async () => {
    const file = { type: 'application/pdf', bytes: Buffer.from('%PDF-1.7').toString('base64') }
    const telling = await send({ ...file, name: 'CV_Quillowmere-2026.pdf' }, 'blind')
    expect([telling.status, why(telling)]).toEqual([422, expect.stringContaining('says who it is')])
    expect((await send({ ...file, name: 'x.exe', type: 'application/x-msdownload' }, 'full')).status).toBe(422)
    expect((await send({ ...file, name: 'x.pdf', bytes: 'no base64!' }, 'full')).status).toBe(422)
  })

  it('erasing the person takes what was sent', async () => {
    const victim = await alma.made('/api/people', { name: 'Gone Soon', email: 'gone@mail.example' })
    await alma.post(`/api/jobs/${job}/people`, { person: victim })
    const file = {
      name: 'CV Gone Soon.pdf',
      type: 'application/pdf',
      bytes: Buffer.from('%PDF-1.7 gone').toString('base64'),
    }
    await alma.post(`/api/jobs/${job}/people/${victim}`, { do: 'submit', to: [ruth], file, because: 'x' })
    const page = (await alma.get(`/api/jobs/${job}/people/${victim}`)).json<CandidacyPage>()
    const entry = String(page.steps.find(one => one.kind === 'candidacy.submitted')?.body['sent'])
    expect((await alma.get(`/api/entries/${entry}/original`)).status).toBe(200)
    expect((await api.admin.post(`/api/people/${victim}/erase`, { confirm: 'Gone Soon' })).status).toBe(200)
    expect((await alma.get(`/api/entries/${entry}/original`)).status).toBe(404)
    expect((await alma.get(`/api/people/${ruth}/line`)).text).not.toContain('Gone Soon')
  })
})

describe('the form itself', () => {
  it('is set by an admin, shown before it is taken, and used from then on', async () => {
    const style = { ...defaultCvStyle, template: 'classic', footer: 'Ferrow, 12 Long Lane', logo: logo(40, 20) }
    expect((await alma.call('PUT', '/api/cv-style', style)).status).toBe(403)
    const sample = await api.admin.post('/api/cv-style/sample', style)
    expect([sample.status, sample.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect((await api.admin.call('PUT', '/api/cv-style', style)).status).toBe(200)
    expect((await alma.get('/api/cv-style')).json()).toEqual(style)
    expect((await made('')).text).toContain('Ferrow, 12 Long Lane')
  })

  it.each([
    [{ sections: [] }, 'empty'],
    [{ sections: ['work', 'work'] }, 'twice'],
    [{ logo: Buffer.from('<svg/>').toString('base64') }, 'PNG'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses %j', async (part, words) => {
    const answer = await api.admin.call('PUT', '/api/cv-style', { ...defaultCvStyle, ...part })
    expect([answer.status, why(answer)]).toEqual([422, expect.stringContaining(words)])
  })
})
