import fc from 'fast-check'
import { expect, it } from 'vitest'
import { redactLabel, redactText } from './redact.ts'

const ana = {
  names: ['Ana-Maria Lisle', 'O’Brien (Ana)'],
  identifiers: ['ana@lisle.example', '+441134960177', 'ana-lisle'],
}

it.each([
  ['Dear Ana-Maria Lisle, ring 0113 496 0177 or +44 (0)113 496-0177.', 'Dear [erased], ring [erased] or [erased].'],
  ['ANA@LISLE.EXAMPLE wrote; see linkedin.com/in/ana-lisle', '[erased] wrote; see linkedin.com/in/[erased]'],
  ['Lisle, Ana-Maria; Lisles and Anaconda stay', '[erased], [erased]; Lisles and Anaconda stay'],
  ['Nothing of theirs 496 0178', 'Nothing of theirs 496 0178'],
])('%s', (text, left) => expect(redactText(text, ana)).toBe(left))

it.each([
  ['CVs/LisleCV final.pdf', 'CVs/[erased].pdf'],
  ['Mail of Ana-Maria Lisle.mbox, message 12', 'Mail of [erased].mbox, message 12'],
  ['lisles/inbox.mbox, message 3', '[erased]/inbox.mbox, message 3'],
  ['people.csv line 4', 'people.csv line 4'],
])('a label: %s', (text, left) => expect(redactLabel(text, ana)).toBe(left))

it('takes names as they are, whatever stands in them, and never hangs', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (name, text) => {
        const traces = { names: [name], identifiers: ['+441134960177'] }
        expect(redactText(`${text} ${name} ${text}`, traces)).toBeTypeOf('string')
        expect(redactLabel(text, traces)).toBeTypeOf('string')
        if (/^[\p{L}]{3,}$/u.test(name.trim())) expect(redactText(`x ${name.trim()} y`, traces)).toBe('x [erased] y')
      },
    ),
    { numRuns: 200 },
  )
})
