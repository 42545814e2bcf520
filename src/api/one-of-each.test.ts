import { describe, expect, it } from 'vitest'
import { defaultCvStyle } from '#src/domain/house-cv.ts'
import { defaultJobSettings, type JobSettings } from '#src/domain/job-settings.ts'
import type { Problem } from '#src/domain/views/common.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import type { WorkSettings } from '#src/projections/job-line/settings.ts'
import type { Settings } from '#src/projections/settings.ts'
import { type Answer, type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben: boris } = await twoRecruiters('2026-11-22T12:00:00.000Z')

const add = (name: string): Promise<string> => alma.made('/api/people', { name })
const page = async (id: string): Promise<PersonPage> => (await alma.get(`/api/people/${id}`)).json<PersonPage>()
const label = (by: Client, id: string, what: object, was?: object): Promise<Answer> =>
  by.post('/api/bulk', { people: [id], do: what, ...(was === undefined ? {} : { was }) })
const statuses = (answers: readonly Answer[]): readonly number[] => answers.map(({ status }) => status).sort()
const heard = (answer: Answer | undefined) => answer?.json<Problem>().errors

describe('owner and rating, of which somebody has one', () => {
  it('are written over by nobody who did not see them; the later hears whose they are', async () => {
    const id = await add('Ana Reis')
    const answers = await Promise.all([
      label(alma, id, { owner: alma.account }, { owner: null }),
      label(boris, id, { owner: boris.account }, { owner: null }),
    ])
    expect(statuses(answers)).toEqual([200, 412])
    const [first, later] = answers[0].status === 200 ? [alma, boris] : [boris, alma]
    const refused = answers.find(({ status }) => status === 412)
    expect(heard(refused)).toEqual([
      {
        pointer: '/owner',
        detail: 'A colleague changed the owner.',
        now: { entry: expect.any(String), value: first.account, by: first.account, at: expect.any(String) },
      },
    ])
    expect((await page(id)).owner).toBe(first.account)
    expect((await label(later, id, { owner: later.account }, { owner: first.account })).status).toBe(200)
    expect((await page(id)).owner).toBe(later.account)
  })

  it('taken away by one, changed by another: neither is lost unseen', async () => {
    const id = await add('Rosa Lund')
    expect((await label(alma, id, { rating: 4 }, { rating: null })).status).toBe(200)
    expect((await label(alma, id, { rating: null }, { rating: 4 })).status).toBe(200)
    const refused = await label(boris, id, { rating: 5 }, { rating: 4 })
    expect([refused.status, heard(refused)?.[0]?.now?.value]).toEqual([412, null])
    expect((await page(id)).rating).toBe(null)
    expect((await label(boris, id, { rating: 5 }, { rating: null })).status).toBe(200)
    expect((await page(id)).rating).toBe(5)
  })

  it('who says the same as the other, something else, or nothing of what they saw is not asked', async () => {
    const id = await add('Nuno Faria')
    await label(alma, id, { rating: 3, owner: alma.account })
    expect((await label(boris, id, { rating: 3 }, { rating: null })).status).toBe(200)
    expect((await label(boris, id, { tag: 'met' }, { rating: 1 })).status).toBe(200)
    expect((await label(boris, id, { rating: 2 })).status).toBe(200)
    expect((await page(id)).rating).toBe(2)
  })

  it('is asked of people one by one, and of whoever they have become', async () => {
    const [one, other] = [await add('Iben Dahl'), await add('Iben Dahl')]
    const both = { people: [one, other], do: { rating: 1 }, was: { rating: null } }
    expect((await alma.post('/api/bulk', both)).status).toBe(422)
    await label(alma, one, { rating: 4 })
    expect((await alma.post(`/api/people/${one}/merge`, { other })).status).toBe(200)
    expect((await label(boris, other, { rating: 2 }, { rating: null })).status).toBe(412)
  })
})

describe('what the house says of itself', () => {
  const put = (body: object): Promise<Answer> => api.admin.call('PUT', '/api/settings', body)
  const now = async (): Promise<Settings> => (await alma.get('/api/settings')).json<Settings>()

  it('is taken field by field: what the other changed stands, what both changed is asked about', async () => {
    const was = await now()
    expect((await put({ agency: 'Tarnside', silenceDays: was.silenceDays, was })).status).toBe(200)
    // A form says all of its fields; this one was left as it was.
    expect((await put({ agency: was.agency, silenceDays: 60, was })).status).toBe(200)
    expect(await now()).toMatchObject({ agency: 'Tarnside', silenceDays: 60 })
    const refused = await put({ agency: 'Brackmere', silenceDays: 45, was })
    expect(refused.status).toBe(412)
    expect(heard(refused)).toEqual([
      expect.objectContaining({ pointer: '/agency', now: { entry: null, value: 'Tarnside', by: null, at: null } }),
      expect.objectContaining({ pointer: '/silenceDays', now: { entry: null, value: 60, by: null, at: null } }),
    ])
    expect(await now()).toMatchObject({ agency: 'Tarnside', silenceDays: 60 })
    expect((await put({ agency: 'Brackmere', was: await now() })).status).toBe(200)
    expect((await now()).agency).toBe('Brackmere')
  })

  it('marks of two at once stay in order, and of two only one is taken', async () => {
    const was = await now()
    const answers = await Promise.all([
      put({ askMark: 0.3, was: { askMark: was.askMark } }),
      put({ askMark: 0.4, was: { askMark: was.askMark } }),
    ])
    expect(statuses(answers)).toEqual([200, 412])
    expect((await put({ askMark: 0.97, was: { askMark: (await now()).askMark } })).status).toBe(200)
    expect((await put({ automaticMark: 0.96, was: { automaticMark: was.automaticMark } })).status).toBe(422)
  })

  it('stages and reasons of jobs', async () => {
    const patch = (body: object): Promise<Answer> => api.admin.call('PATCH', '/api/job-settings', body)
    const { reasons } = defaultJobSettings
    const mine = { ...reasons, us: ['Too far away'] }
    expect((await patch({ reasons: mine, was: { reasons } })).status).toBe(200)
    const refused = await patch({ reasons: { ...reasons, us: ['Too dear'] }, was: { reasons } })
    expect([refused.status, heard(refused)?.[0]?.now?.value]).toEqual([412, mine])
    expect((await alma.get('/api/job-settings')).json<JobSettings>().reasons).toEqual(mine)
  })

  it('which touches belong to a job, and what they take', async () => {
    const work = (body: object): Promise<Answer> => api.admin.call('PATCH', '/api/work-settings', body)
    const { belonging, minutes } = (await work({})).json<WorkSettings>()
    const further = { ...belonging, reachBackDays: 30 }
    const was = { belonging, minutes }
    const taken = await work({ belonging: further, minutes, was })
    expect(taken.json()).toEqual({ belonging: { ...further, version: belonging.version + 1 }, minutes })
    const refused = await work({ belonging: { ...belonging, reachBackDays: 60 }, was })
    const { version: _, ...theirs } = further
    expect([refused.status, heard(refused)?.[0]]).toMatchObject([
      412,
      { pointer: '/belonging', now: { value: theirs } },
    ])
    const longer = { 'call.made': 20 }
    expect((await work({ belonging, minutes: longer, was })).json()).toMatchObject({
      belonging: { reachBackDays: 30, version: belonging.version + 1 },
      minutes: longer,
    })
  })

  it('costs, and how CVs look', async () => {
    const cost = (body: object): Promise<Answer> => api.admin.call('PUT', '/api/cost-settings', body)
    const none = { currency: 'GBP', hourly: null, rates: {} }
    await cost(none)
    expect((await cost({ ...none, hourly: 6000, was: none })).json()).toEqual({ ...none, hourly: 6000 })
    expect((await cost({ ...none, rates: { EUR: 0.85 }, was: none })).json()).toEqual({
      currency: 'GBP',
      hourly: 6000,
      rates: { EUR: 0.85 },
    })
    expect((await cost({ ...none, hourly: 7000, was: none })).status).toBe(412)
    const style = (body: object): Promise<Answer> => api.admin.call('PUT', '/api/cv-style', body)
    const was = defaultCvStyle
    await style({ ...was, colour: '#aa0000', was })
    expect((await style({ ...was, footer: 'Tarnside', was })).json()).toMatchObject({
      colour: '#aa0000',
      footer: 'Tarnside',
    })
    const refused = await style({ ...was, colour: '#00aa00', was })
    expect([refused.status, heard(refused)?.[0]?.now?.value]).toEqual([412, '#aa0000'])
  })
})
