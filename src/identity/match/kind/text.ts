import { companyKey } from '#src/lib/normalise/company.ts'
import { edits, likeness } from '../text/distance.ts'
import { latin, phonetic } from '../text/latin.ts'
import { signsAlike, signsApart, signsOf } from '../text/signs.ts'
import { isNothing, type Kind } from './kind.ts'

interface TextValue {
  readonly key: string
  readonly joined: string
  readonly words: readonly string[]
  readonly signs: number
}

const textLevel = { exact: 0, close: 1, part: 2, similar: 3, moved: 4, different: 5 } as const

const shared = (a: readonly string[], b: readonly string[]): number => a.filter(word => b.includes(word)).length

function read(folded: string): TextValue | null {
  if (isNothing(folded)) return null
  const words = folded.split(' ').slice(0, 24)
  const joined = words.join('')
  return { key: words.join(' '), joined, words, signs: signsOf(joined) }
}

/** A street, a town, an occupation, anything in a few words. */
export const text: Kind<TextValue> = {
  name: 'text',
  levels: [
    { label: 'the same', m: 0.75, u: 0.002, agrees: true },
    { label: 'a slip of the pen apart', m: 0.1, u: 0.0005, agrees: true },
    { label: 'words in common', m: 0.04, u: 0.01, agrees: false },
    { label: 'similar', m: 0.02, u: 0.02, agrees: false },
    { label: 'the same in a neighbouring column', m: 0.02, u: 0.0002, agrees: true },
    { label: 'different', m: 0.07, u: 0.97, agrees: false },
  ],
  moved: textLevel.moved,
  movable: [textLevel.exact, textLevel.close],
  rarest: 5e-5,
  coarse: value => [phonetic(value.joined)],
  read: raw => read(latin(raw.slice(0, 300))),
  compare(a, b) {
    if (a.joined === b.joined) return textLevel.close
    const shorter = Math.min(a.joined.length, b.joined.length)
    const longer = Math.max(a.joined.length, b.joined.length)
    const like = signsApart(a.signs, b.signs) > signsAlike ? 0 : likeness(a.joined, b.joined)
    if (shorter >= 3 && like > 0.7) {
      const bound = shorter >= 8 ? 2 : 1
      if (edits(a.joined, b.joined, bound) <= bound || (like >= 0.96 && longer - shorter <= 3)) return textLevel.close
    }
    const common = shared(a.words, b.words)
    if (common > 0 && common * 2 >= Math.min(a.words.length, b.words.length)) return textLevel.part
    return like >= 0.86 ? textLevel.similar : textLevel.different
  },
}

/** Legal forms written letter by letter: "N. V." */
const spelt = / (n v|b v|s a|a s|a g|s p a|p l c|l l c|s r l|e v|k g|s a r l)\b/g

/** An organisation's name without its legal form, and without what follows that ("…, B.V., Amsterdam"). */
export function organisationKey(raw: string): string {
  const folded = ` ${latin(raw.slice(0, 300))}`.replace(spelt, form => ` ${form.replaceAll(' ', '')}`).trim()
  const words = folded.split(' ')
  const end = words.findIndex((word, at) => at > 0 && companyKey(`x ${word}`) === 'x')
  return companyKey(words.slice(0, end < 0 ? words.length : end).join(' '))
}

/** An employer or another organisation: legal forms are no part of its name. */
export const organisation: Kind<TextValue> = {
  ...text,
  name: 'organisation',
  read: raw => read(organisationKey(raw)),
}
