import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnel, type Passage } from './funnel.ts'

const stages = ['applied', 'screened', 'interviewed', 'offered', 'placed']

/** `applied 2026-01-05, screened 2026-01-09; closed 2026-02-01` */
function passage(text: string): Passage {
  const [entered = '', closed] = text.split('; closed ')
  return { entered: Object.fromEntries(entered.split(', ').map(each => each.split(' '))), closed: closed ?? null }
}

const january = [
  passage('applied 2026-01-02, screened 2026-01-05, interviewed 2026-01-20, offered 2026-02-01, placed 2026-02-10'),
  passage('applied 2026-01-03, screened 2026-01-06, interviewed 2026-01-21; closed 2026-02-02'),
  passage('applied 2026-01-04, screened 2026-01-08'),
  passage('applied 2026-01-05; closed 2026-01-06'),
  // Straight to the interview.
  passage('applied 2026-01-31, interviewed 2026-02-03, offered 2026-02-20; closed 2026-02-25'),
]
const february = [passage('applied 2026-02-01, screened 2026-02-03'), passage('screened 2026-02-08; closed 2026-02-09')]

describe('the funnel', () => {
  it('follows one cohort through all stages, with those still open apart', () => {
    const rows = funnel(stages, [...january, ...february], { from: '2026-01-01', before: '2026-02-01' })
    expect(rows.map(({ entered, advanced, left, open }) => [entered, advanced, left, open])).toEqual([
      [5, 4, 1, 0],
      [3, 2, 0, 1],
      [3, 2, 1, 0],
      [2, 1, 1, 0],
      [1, 0, 0, 0],
    ])
    expect(rows.map(row => row.passthrough)).toEqual([4 / 5, 2 / 3, 2 / 3, 1 / 2, null])
    expect(rows.map(row => row.decided)).toEqual([4 / 5, 1, 2 / 3, 1 / 2, null])
  })

  it('dates a candidacy that began later in the funnel by its first stage there', () => {
    const rows = funnel(stages, [...january, ...february], { from: '2026-02-01' })
    expect(rows.map(row => row.entered)).toEqual([1, 2, 0, 0, 0])
    expect(rows[2]).toMatchObject({ passthrough: null, decided: null })
  })

  it('of nobody is empty, not a division by zero', () => {
    expect(funnel(stages, []).every(row => row.entered === 0 && row.passthrough === null)).toBe(true)
    expect(funnel([], january)).toEqual([])
  })

  it('counts everybody who entered a stage once: advanced, left or open', () => {
    const anyPassage = fc.record({
      entered: fc.dictionary(fc.constantFrom(...stages), fc.constantFrom('2026-01-01', '2026-03-01')),
      closed: fc.constantFrom(null, '2026-04-01'),
    })
    fc.assert(
      fc.property(fc.array(anyPassage), passages => {
        for (const row of funnel(stages, passages).slice(0, -1)) {
          expect(row.advanced + row.left + row.open).toBe(row.entered)
        }
      }),
    )
  })
})
