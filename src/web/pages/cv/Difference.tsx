import type { CvDifference } from '#src/domain/views/cv.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { differenceParts, isSame } from './difference-words.ts'

/** What a CV says anew against the one before it. */
export function Difference({ difference }: { readonly difference: CvDifference }) {
  const day = plainDay(difference.than.at, userLocale())
  if (isSame(difference)) return <span className="text-text-2">Says the same as the one of {day}.</span>
  return (
    <span className="text-text-2">
      {differenceParts(difference).map(({ head, words }) => (
        <span key={head} className="mr-2">
          <span className="font-medium text-text">{head}:</span> {words}.
        </span>
      ))}
      <span className="text-small text-text-3">Against the one of {day}.</span>
    </span>
  )
}
