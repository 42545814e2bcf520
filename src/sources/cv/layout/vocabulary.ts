import { findDates, isDuration } from '../fields/dates.ts'
import { placeScore } from '../fields/place.ts'
import { sectionOf } from '../sections/words.ts'
import { isSpaceless } from './characters.ts'
import type { Words } from './gutter.ts'

/** What the layout needs to know of a CV's words to tell a column from a margin. */
export const vocabulary: Words = {
  isHead: ({ cell, bullet }, bodySize) => {
    if (bullet || !sectionOf(cell.text)) return false
    // Words of a script without capitals, alone on their line: 学歴 is seldom anything but a heading.
    if (isSpaceless(cell.text.slice(0, 1)) && cell.text.replace(/\s/g, '').length <= 8)
      return cell.words.every(({ style }) => style.size >= bodySize)
    const caps = cell.text === cell.text.toUpperCase() && /\p{Lu}/u.test(cell.text)
    return cell.words.every(({ style }) => style.bold || caps || style.size > bodySize * 1.12)
  },
  isMarginal: text => {
    if (text.length > 60) return false
    if (isDuration(text) || placeScore(text) > 0.6) return true
    const dated = findDates(text).reduce((sum, { start, end }) => sum + end - start, 0)
    return dated > text.length * 0.6
  },
}
