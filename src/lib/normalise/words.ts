import { foldName } from './name.ts'

/** Longer runs are no words: addresses of pages, encoded bytes. */
const longest = 40

/** Scripts that are written without spaces: their words are found by each two letters that stand together. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function* parts(word: string): Generator<string> {
  if (!unspaced.test(word)) {
    if (word.length <= longest) yield word
    return
  }
  const letters = [...word]
  if (letters.length === 1) yield word
  for (let at = 0; at + 1 < letters.length; at++) yield `${letters[at]}${letters[at + 1]}`
}

/** The different words of a text as they are compared, folded as names are; in the order met. */
export function wordsIn(text: string): readonly string[] {
  const folded = foldName(text)
  const words = [...new Set(folded.split(' '))].filter(Boolean)
  // Most texts have no such script: asked once instead of for each word.
  if (!unspaced.test(folded)) return words.filter(word => word.length <= longest)
  return [...new Set(words.flatMap(word => [...parts(word)]))]
}

/** A searched word may be the beginning of one in the text, where it is long enough to mean something by itself. */
export const isBeginning = (word: string): boolean => word.length >= 3 && !unspaced.test(word)
