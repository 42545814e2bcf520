import type { Fact } from '#src/domain/views/people.ts'
import { plainDay, userLocale } from '../../words/dates.ts'

/** That a later archive does not have the value any more: a connection that ended, say. */
export function FactMissing({ fact }: { readonly fact: Fact }) {
  if (fact.missingSince === null) return null
  return (
    <span className="block text-small text-text-2">
      Not in the archive of {plainDay(fact.missingSince, userLocale())}
    </span>
  )
}
