import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JobLine, JobTouch } from '#src/domain/views/job-line.ts'
import { effortTotal } from './effort-bins.ts'
import { lanesOf, mostLanes } from './lanes.ts'
import { planOf } from './plan.ts'
import { forClient } from './redact.ts'
import { distance, sentenceOf } from './sentence.ts'
import { stationsOf } from './stations.ts'
import { fullThread, threadActs, threadPath } from './thread.ts'

const at = (day: number): string => new Date(Date.UTC(2024, 11, 20) + day * 86_400_000).toISOString()
const touch = (day: number, more: Partial<JobTouch> = {}): JobTouch => ({
  entry: `e${day} ${more.channel ?? ''}`,
  at: at(day),
  kind: 'email.sent',
  channel: 'email',
  direction: 'out',
  side: 'candidate',
  people: ['ana'],
  account: null,
  reason: 'led',
  minutes: 6,
  measured: false,
  sure: true,
  words: null,
  ...more,
})
const line = (touches: readonly JobTouch[]): JobLine => ({
  job: { id: 'j', name: 'Principal Engineer' },
  client: { id: 'c', name: 'Brackmere' },
  ordered: at(488),
  touches,
  more: 0,
  people: [
    { id: 'ruth', name: 'Ruth Dellaway', side: 'client', stage: null, rank: 0, placed: false },
    { id: 'ana', name: 'Ana Kovalenko-Reis', side: 'candidate', stage: 'Placed', rank: 6, placed: true },
    { id: 'bo', name: 'Bo Lind', side: 'candidate', stage: 'CV sent', rank: 3, placed: false },
  ],
  milestones: [
    { at: at(488), kind: 'ordered', words: 'Order taken', planned: false, person: null },
    { at: at(600), kind: 'start', words: 'Start', planned: false, person: 'ana' },
  ],
  counts: { looked: 2, approached: 2, spoke: 2, sent: 2, met: 1, placed: 1, knownBefore: 1 },
  rules: { version: 1, sourcingDays: 0, reachBackDays: null, untilGuarantee: false },
  counted: null,
})

describe('the sentence', () => {
  it('tells an act before the order as a colleague would', () => {
    const liked = touch(0, {
      kind: 'post.liked',
      channel: 'x',
      direction: 'in',
      words: 'Ana liked your post on instant payments',
    })
    expect(sentenceOf({ touch: liked, who: 'Ana', colleague: 'Tomasz', from: at(488), fromWords: 'the order' })).toBe(
      'Sixteen months before the order, Ana liked Tomasz’s post on instant payments.',
    )
  })
  it('counts days, weeks and months', () => {
    expect(distance(at(0), at(0))).toBe('On the day of')
    expect(distance(at(9), at(10))).toBe('One day before')
    expect(distance(at(30), at(10))).toBe('Three weeks after')
  })
})

describe('lanes', () => {
  it('are at most six a side; every touch has one', () => {
    const channels = ['email', 'linkedin', 'x', 'whatsapp', 'phone', 'in-person', 'job-board', 'internal'] as const
    const touches = channels.flatMap((channel, day) => [
      touch(day, { channel }),
      touch(day, { channel, side: 'client' }),
    ])
    for (const by of ['channels', 'people'] as const) {
      const lanes = lanesOf(line(touches), touches, by, ['ana'])
      expect(lanes.client.length).toBeLessThanOrEqual(mostLanes)
      expect(lanes.candidate.length).toBeLessThanOrEqual(mostLanes)
      const keys = new Set([...lanes.client, ...lanes.candidate].map(lane => lane.key))
      if (by === 'channels') for (const one of touches) expect(keys).toContain(lanes.of(one))
    }
  })
  it('by people put who came furthest first', () => {
    const touches = [touch(1, { people: ['bo'] }), touch(2)]
    expect(lanesOf(line(touches), touches, 'people', []).candidate.map(lane => lane.words)).toEqual([
      'Ana Kovalenko-Reis',
      'Bo Lind',
    ])
  })
})

describe('the thread', () => {
  it('above eighty acts joins the heaviest of each week', () => {
    const many = Array.from({ length: 200 }, (_, day) => touch(day, day % 7 === 3 ? { kind: 'meeting.held' } : {}))
    const joined = threadActs(many, 'ana')
    expect(joined.length).toBeLessThan(fullThread)
    expect(joined.filter(one => one.kind === 'meeting.held').length).toBeGreaterThan(25)
  })
  it('is drawn without a number that is none, whatever the points', () => {
    const knot = fc.record({ along: fc.integer({ min: 0, max: 900 }), across: fc.integer({ min: -200, max: 200 }) })
    fc.assert(
      fc.property(fc.array(knot, { maxLength: 40 }), knots => {
        expect(threadPath(knots, (x, y) => [x, y])).not.toMatch(/NaN|Infinity/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the picture', () => {
  it('draws every touch in sight once, heaped or not', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 300 }), days => {
        const touches = days.sort((a, b) => a - b).map((day, n) => touch(day, { entry: `${n}` }))
        const told = line(touches)
        const span = { from: Date.parse(at(-1)), to: Date.parse(at(601)) }
        const plan = planOf({
          line: told,
          touches,
          lanes: lanesOf(told, touches, 'channels', []),
          span,
          length: 800,
          now: Date.parse(at(700)),
        })
        expect(plan.marks.reduce((sum, mark) => sum + mark.touches.length, 0)).toBe(touches.length)
      }),
      { numRuns: 200 },
    )
  })
  it('traces from the start back to the first touch', () => {
    const touches = [touch(0, { kind: 'post.liked', channel: 'x' }), touch(60, { kind: 'event.attended' }), touch(500)]
    expect(stationsOf(line(touches), 'ana').map(one => one.words ?? one.touch?.kind)).toEqual([
      'Start',
      'Order taken',
      'event.attended',
      'post.liked',
    ])
  })
  it('for the client names no candidate and quotes none', () => {
    const told = forClient(
      line([touch(1, { words: 'a secret' }), touch(2, { side: 'client', people: ['ruth'], words: 'theirs' })]),
    )
    expect(told.people.map(one => one.name)).toEqual(['Ruth Dellaway', 'Candidate A', 'Candidate B'])
    expect(told.touches.map(one => one.words)).toEqual([null, 'theirs'])
  })
  it('says what share of the hours was measured', () => {
    expect(effortTotal([touch(1, { minutes: 30, measured: true }), touch(2, { minutes: 90 })])).toEqual({
      hours: 2,
      measured: 0.25,
    })
    expect(effortTotal([])).toEqual({ hours: 0, measured: null })
  })
})
