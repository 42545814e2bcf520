import { expect, it } from 'vitest'
import { mailto } from './mailto.ts'

it('an address is all that a mail program is told', () => {
  expect(mailto('ana+jobs@reis.example')).toBe('mailto:ana%2Bjobs@reis.example')
  expect(mailto('ana@reis.example?bcc=all@evil.example')).toBe('mailto:ana@reis.example%3Fbcc%3Dall@evil.example')
})
