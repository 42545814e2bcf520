import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Duration, kaplanMeier, medianDuration, survivalAt, survivalQuantile } from './kaplan-meier.ts'

/** `6 6+ 7`: a plus is censored. */
const durations = (text: string): Duration[] =>
  text.split(' ').map(word => ({ time: Number(word.replace('+', '')), ended: !word.endsWith('+') }))

describe('Kaplan-Meier', () => {
  it('gives the published curve of the 6-MP trial (Freireich 1963; Kleinbaum and Klein, table 2.2)', () => {
    const treated = '6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+'
    const steps = kaplanMeier(durations(treated))
    expect(steps.map(step => [step.time, step.atRisk, step.ended])).toEqual([
      [6, 21, 3],
      [7, 17, 1],
      [10, 15, 1],
      [13, 12, 1],
      [16, 11, 1],
      [22, 7, 1],
      [23, 6, 1],
    ])
    const published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    const errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    steps.forEach((step, at) => {
      expect(step.survival).toBeCloseTo(published[at] ?? 0, 4)
      expect(step.error).toBeCloseTo(errors[at] ?? 0, 4)
    })
    expect(medianDuration(steps)).toBe(23)
    expect(survivalQuantile(steps, 0.9)).toBeNull()
  })

  it('gives the median of the placebo group, where nothing is censored', () => {
    const steps = kaplanMeier(durations('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'))
    expect(medianDuration(steps)).toBe(8)
    expect(survivalAt(steps, 11)).toBeCloseTo(6 / 21, 12)
    expect(survivalAt(steps, 11.5)).toBeCloseTo(6 / 21, 12)
    expect(survivalAt(steps, 0)).toBe(1)
    expect(steps.at(-1)).toMatchObject({ survival: 0, error: 0 })
  })

  it('has no median while most are open, and none of nothing', () => {
    expect(medianDuration(kaplanMeier(durations('3 5+ 6+ 7+')))).toBeNull()
    expect(kaplanMeier([])).toEqual([])
    expect(medianDuration(kaplanMeier(durations('5+ 6+')))).toBeNull()
  })

  it('reaches a half exactly by fractions that do not', () => {
    expect(medianDuration(kaplanMeier(durations('1 2 3 4 5 6')))).toBe(3)
  })

  it('refuses times before the beginning', () => {
    expect(() => kaplanMeier([{ time: -1, ended: true }])).toThrow(RangeError)
    expect(() => kaplanMeier([{ time: Number.NaN, ended: true }])).toThrow(RangeError)
  })

  it('is the plain share of longer durations when nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), fc.nat(25), (times, age) => {
        const steps = kaplanMeier(times.map(time => ({ time, ended: true })))
        expect(survivalAt(steps, age)).toBeCloseTo(times.filter(time => time > age).length / times.length, 12)
      }),
    )
  })
})
