import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closer, excerptOf } from './excerpt.ts'
import { wordsIn } from './normalise/words.ts'

const marked = (text: string, query: string, length?: number) =>
  excerptOf(text, wordsIn(query), length)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('')

it('marks words as they are written, by their beginnings', () => {
  expect(marked('Thanks, Zoë. The négociation is about salaries.', 'zoe negoc salar')).toBe(
    'Thanks, [Zoë]. The [négociation] is about [salaries].',
  )
  expect(marked('It is up to you, is it not', 'is')).toBe('It [is] up to you, [is] it not')
})

it('shows the place where most of them stand together, from a word to a word', () => {
  const text = `${'The river was high. '.repeat(30)}We spoke about the salary band for Lyon.${' And so on.'.repeat(40)}`
  const shown = marked(text, 'river salary lyon', 120)
  expect(shown).toContain('[salary] band for [Lyon]')
  expect(shown.startsWith('… ') && shown.endsWith(' …')).toBe(true)
})

it('shows the beginning where none of them stands', () => {
  expect(marked('Hello there', 'nothing')).toBe('Hello there')
  expect(marked('', 'nothing')).toBe('')
})

it('keeps what the text says, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      (text, query) => {
        const pieces = excerptOf(text, wordsIn(query))
        const flat = text.replace(/\s+/g, ' ').trim()
        const shown = pieces.map(piece => piece.text).join('')
        expect(flat).toContain(shown.replace(/^… /, '').replace(/ …$/, ''))
      },
    ),
  )
})

it('comes closer to the first marked word', () => {
  const shown = (text: string, query: string) =>
    closer(excerptOf(text, wordsIn(query)))
      .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
      .join('')
  const text = `${'Once upon a time. '.repeat(20)}Before I say yes: what is the salary there?`
  expect(shown(text, 'salary')).toBe('… yes: what is the [salary] there?')
  expect(shown('The salary there', 'salary')).toBe('The [salary] there')
  expect(shown('Nothing of the kind stands in this text', 'salary')).toBe('Nothing of the kind stands in this text')
})
