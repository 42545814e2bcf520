import type { CvChange, CvDifference } from '#src/domain/views/cv.ts'
import { partialWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { propertyWords } from '../facts/fields.ts'

const few = 2
/** Told one by one however many they are: they are the news. */
const named = new Set(['position', 'education', 'certificate'])

function listed(changes: readonly CvChange[]): string {
  const groups = new Map<string, CvChange[]>()
  for (const change of changes) groups.set(change.property, [...(groups.get(change.property) ?? []), change])
  return [...groups]
    .map(([property, items]) =>
      named.has(property) || items.length <= few
        ? items.map(item => item.words).join(', ')
        : counted(items.length, propertyWords[items[0]?.property ?? 'custom'].toLowerCase()),
    )
    .join('; ')
}

function changedWords({ words, until, was }: CvChange): string {
  if (until !== null) return `${words}, until ${until === 'now' ? 'now' : partialWords(until, userLocale())}`
  return was === null ? words : `${words} (was ${was})`
}

interface DifferencePart {
  readonly head: string
  readonly words: string
}

/** What a CV says anew, in a line or two: "New: CTO at Tarnside; 3 skills." */
export const differenceParts = (difference: CvDifference): readonly DifferencePart[] =>
  [
    { head: 'New', words: listed(difference.new) },
    {
      head: 'Changed',
      words: difference.changed.map(changedWords).join('; '),
    },
    { head: 'No longer in it', words: listed(difference.gone) },
  ].filter(part => part.words !== '')

export const isSame = (difference: CvDifference): boolean =>
  difference.new.length + difference.changed.length + difference.gone.length === 0
