import { edits, likeness } from '../text/distance.ts'
import { latin, phonetic, spelling } from '../text/latin.ts'
import { fullForm, nicknameGroups } from '../text/nicknames.ts'
import { signsAlike, signsApart, signsOf } from '../text/signs.ts'
import { isTitle } from '../text/titles.ts'
import { isNothing, type Kind } from './kind.ts'

/** One part of a name (given, family or what stands between), possibly of several words. */
export interface NameValue {
  /** Folded Latin letters, words apart by one blank. */
  readonly key: string
  readonly joined: string
  readonly words: readonly string[]
  readonly spelling: string
  readonly sound: string
  readonly nicknames: readonly number[]
  readonly signs: number
}

/** Levels by name, in order; `moved` is decided where both parts of two names are seen together. */
export const nameLevel = {
  exact: 0,
  spelling: 1,
  nickname: 2,
  close: 3,
  part: 4,
  initial: 5,
  similar: 6,
  moved: 7,
  different: 8,
} as const

const shares = (a: readonly number[], b: readonly number[]): boolean => a.some(group => b.includes(group))

/** Words of two names that are the same or stand for each other, where at least one name has several words. */
function part(a: NameValue, b: NameValue): boolean {
  if (a.words.length === 1 && b.words.length === 1) {
    const [short, long] = a.joined.length < b.joined.length ? [a.joined, b.joined] : [b.joined, a.joined]
    return short.length >= 3 && long.startsWith(short)
  }
  return a.words.some(word => word.length >= 3 && b.words.includes(word))
}

function initial(a: NameValue, b: NameValue): boolean {
  const [short, long] = a.joined.length < b.joined.length ? [a, b] : [b, a]
  if (short.words.length > long.words.length || !short.words.every(word => word.length === 1)) return false
  return short.words.every((word, at) => long.words[at]?.startsWith(word))
}

/** By sound, and by the sound of the full names that a short form stands for, two at most. */
function coarse({ sound, nicknames }: NameValue): readonly string[] {
  if (nicknames.length === 0) return [sound]
  return [...new Set([sound, ...nicknames.slice(0, 2).map(group => phonetic(fullForm(group)))])]
}

export const name: Kind<NameValue> = {
  name: 'name',
  levels: [
    { label: 'the same', m: 0.72, u: 0.003, agrees: true },
    { label: 'the same in another spelling or script', m: 0.02, u: 0.0003, agrees: true },
    { label: 'a short or foreign form of it', m: 0.04, u: 0.002, agrees: true },
    { label: 'a slip of the pen apart', m: 0.09, u: 0.001, agrees: true },
    { label: 'a part of it', m: 0.03, u: 0.003, agrees: true },
    { label: 'its initial', m: 0.02, u: 0.003, agrees: false },
    { label: 'similar', m: 0.02, u: 0.03, agrees: false },
    { label: 'the same in the place of another part of the name', m: 0.02, u: 0.0005, agrees: true },
    { label: 'different', m: 0.04, u: 0.95, agrees: false },
  ],
  moved: nameLevel.moved,
  movable: [nameLevel.exact, nameLevel.spelling, nameLevel.close],
  rarest: 2e-5,
  coarse: value => coarse(value),
  read(raw) {
    const key = latin(raw.slice(0, 300))
    if (isNothing(key)) return null
    const words = key
      .split(' ')
      .filter(word => !isTitle(word))
      .slice(0, 12)
    if (words.length === 0) return null
    const joined = words.join('')
    return {
      key: words.join(' '),
      joined,
      words,
      spelling: spelling(joined),
      sound: phonetic(joined),
      nicknames: nicknameGroups(words[0] ?? ''),
      signs: signsOf(joined),
    }
  },
  compare(a, b) {
    if (a.joined === b.joined || a.spelling === b.spelling) return nameLevel.spelling
    if (shares(a.nicknames, b.nicknames)) return nameLevel.nickname
    const shorter = Math.min(a.joined.length, b.joined.length)
    if (shorter === 1 || (a.words.length > 1 && b.words.length > 1)) if (initial(a, b)) return nameLevel.initial
    const like = signsApart(a.signs, b.signs) > signsAlike ? 0 : likeness(a.joined, b.joined)
    if (shorter >= 3 && like > 0.7) {
      const bound = shorter >= 9 ? 2 : 1
      if (edits(a.joined, b.joined, bound) <= bound || like >= 0.95) return nameLevel.close
    }
    if (part(a, b)) return nameLevel.part
    if (initial(a, b)) return nameLevel.initial
    if (like >= 0.84 || (shorter > 3 && a.sound.length > 2 && a.sound === b.sound)) return nameLevel.similar
    return nameLevel.different
  },
}
