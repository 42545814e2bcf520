import { describe, expect, it } from 'vitest'
import {
  journeysOfPerson,
  longestJourney,
  noAssignment,
  type StepFact,
  type TouchFact,
  type TurnFact,
} from './paths.ts'
import { channelNames, channelNumber, encodeSteps, stepSize } from './steps.ts'

const person = '00000000-0000-0000-0000-0000000000aa'
const job = '00000000-0000-0000-0000-0000000000bb'
const touch = (day: number, channel: string): TouchFact => ({
  person_id: person,
  entry_id: `00000000-0000-0000-0000-${String(day).padStart(12, '0')}`,
  at: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
  channel,
  account: null,
  source: null,
  content: null,
})
const step = (day: number, phase: string | null, more: Partial<StepFact> = {}): StepFact => ({
  person_id: person,
  assignment_id: job,
  kind: 'candidacy.moved',
  phase,
  at: new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString(),
  ended_at: null,
  start_on: null,
  ...more,
})

describe('journeys of one person', () => {
  it('lead to each stage reached, by the touches before it, and count a placement on its first day', () => {
    const touches = [touch(0, 'x'), touch(10, 'event'), touch(20, 'email'), touch(60, 'phone')]
    const steps = [step(5, 'looked-at'), step(25, 'talking'), step(40, 'placed', { start_on: '2026-05-01' })]
    const rows = journeysOfPerson(person, touches, [], steps)
    expect(rows.map(row => [row.conversion, row.converted, row.path, row.at.slice(0, 10)])).toEqual([
      ['placed', true, 'x > event > email', '2026-05-01'],
      ['interviewed', true, 'x > event > email', '2026-02-10'],
      ['replied', true, 'x > event > email', '2026-01-26'],
    ])
    expect(rows[0]?.began_at.slice(0, 10)).toBe('2026-01-01')
  })

  it('end without a conversion only where it is over', () => {
    const touches = [touch(0, 'linkedin')]
    expect(
      journeysOfPerson(person, touches, [], [step(3, 'talking')]).map(row => [row.conversion, row.converted]),
    ).toEqual([['replied', true]])
    const ended = [step(3, 'talking', { ended_at: '2026-02-01T00:00:00Z' })]
    expect(journeysOfPerson(person, touches, [], ended).map(row => [row.conversion, row.converted])).toEqual([
      ['placed', false],
      ['interviewed', false],
      ['replied', true],
    ])
  })

  it('of nobody and of one touch are what they are; what no touch led to, or dates that run backwards, has an empty path', () => {
    for (const touches of [[], [touch(5, 'email')]])
      expect(journeysOfPerson(person, touches, [], [step(1, 'placed')])[0]).toMatchObject({
        converted: true,
        path: '',
        steps: '\\x',
        accounts: [],
        sources: null,
      })
    const ended = [step(1, 'looked-at', { ended_at: '2026-02-01T00:00:00Z' })]
    expect(journeysOfPerson(person, [], [], ended)).toEqual([])
    expect(journeysOfPerson(person, [touch(1, 'email')], [], [step(1, 'placed')])[0]?.path).toBe('email')
  })

  it('of more than ten thousand touches keep the newest', () => {
    const many = Array.from({ length: longestJourney + 5 }, (_, day) => touch(day / 24, day % 2 ? 'email' : 'phone'))
    const [row] = journeysOfPerson(person, many, [], [step(10_000, 'placed')])
    expect(row?.steps.length).toBe(2 + longestJourney * stepSize * 2)
  })

  it('say who joined and applied once', () => {
    const touches = [touch(0, 'linkedin'), touch(9, 'job-board'), touch(12, 'email')]
    const turns: TurnFact[] = [
      { person_id: person, turn: 'joined', at: touch(0, '').at },
      { person_id: person, turn: 'applied', at: touch(9, '').at },
    ]
    expect(
      journeysOfPerson(person, touches, turns, []).map(row => [row.conversion, row.assignment_id, row.path]),
    ).toEqual([
      ['joined', noAssignment, 'linkedin'],
      ['applied', noAssignment, 'linkedin > job-board'],
    ])
  })
})

describe('steps', () => {
  it('have a number for every channel, each its own, and 0 for any other', () => {
    expect(new Set(channelNames).size).toBe(channelNames.length)
    expect(channelNames.map(channelNumber)).toEqual(channelNames.map((_, number) => number))
    expect(channelNumber('carrier pigeon')).toBe(0)
  })

  it('are six bytes each', () => {
    const bytes = Buffer.from(encodeSteps([{ channel: 'event', days: 1.5, key: true }]).slice(2), 'hex')
    expect([bytes.length, bytes[0], bytes[1], bytes.readFloatLE(2)]).toEqual([stepSize, channelNumber('event'), 1, 1.5])
  })
})
