import { edits } from '../text/distance.ts'
import { latin } from '../text/latin.ts'
import { isNothing, type Kind } from './kind.ts'

interface CodeValue {
  /** Letters and figures only, no blanks. */
  readonly key: string
}

/** Postcodes, house numbers, national ids, membership numbers: what is typed and not said. */
export const code: Kind<CodeValue> = {
  name: 'code',
  levels: [
    { label: 'the same', m: 0.85, u: 0.0005, agrees: true },
    { label: 'one sign apart', m: 0.07, u: 0.002, agrees: true },
    { label: 'the same beginning', m: 0.03, u: 0.01, agrees: false },
    { label: 'different', m: 0.05, u: 0.98, agrees: false },
  ],
  rarest: 1e-6,
  conflict: 2,
  coarse: value => [value.key],
  read(raw) {
    const key = latin(raw.slice(0, 80)).replaceAll(' ', '')
    return isNothing(key) || /^0+$/.test(key) ? null : { key }
  },
  compare({ key: a }, { key: b }) {
    const shorter = Math.min(a.length, b.length)
    if (shorter >= 2 && edits(a, b, 1) <= 1) return 1
    if (shorter >= 4 && a.slice(0, Math.max(2, shorter >> 1)) === b.slice(0, Math.max(2, shorter >> 1))) return 2
    return 3
  },
}
