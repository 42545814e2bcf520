import { describe, expect, it } from 'vitest'
import { valueFrom, wordsFor } from './fields.ts'

describe('values typed by hand', () => {
  it('leave out what was left empty and keep what was not asked', () => {
    const before = { title: 'Engineer', company: 'Halvard Lifts', current: true, place: 'Aarhus' }
    expect(
      valueFrom('position', before, { title: 'Lead engineer', company: 'Halvard Lifts', from: ' 2023-05 ', to: '' }),
    ).toEqual({
      title: 'Lead engineer',
      company: 'Halvard Lifts',
      from: '2023-05',
      current: true,
      place: 'Aarhus',
    })
  })
  it('read no more exactly than they are', () => {
    expect(wordsFor('position', { title: 'CTO', from: '2023', current: true }, 'en-GB')).toEqual({
      main: 'CTO',
      detail: '2023 to now',
    })
    expect(wordsFor('profile', { network: 'linkedin', url: 'https://www.linkedin.com/in/kwame/' }, 'en-GB').main).toBe(
      'linkedin.com/in/kwame',
    )
  })
})
