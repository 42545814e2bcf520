import { expect, it } from 'vitest'
import { effortWords } from './effort-words.ts'

const colleague = (account: string | null) => (account === 'alma' ? 'Alma Voss' : 'You')
const said = (minutes: number, measured: boolean, by: string | null = null) =>
  effortWords({ minutes, measured, by }, colleague)

it('says how long it took and who says so', () => {
  expect(said(25, true, 'alma')).toBe('25 minutes, set by Alma Voss')
  expect(said(1, true, 'me')).toBe('1 minute, set by you')
  expect(said(15, false)).toBe('15 minutes, estimated by kind')
  expect(said(30, true)).toBe('30 minutes, measured')
})

it('says nothing of what takes no time, unless somebody said that it took none', () => {
  expect(said(0, false)).toBeNull()
  expect(said(0.3, true)).toBeNull()
  expect(said(0, true, 'alma')).toBe('no time, set by Alma Voss')
})
