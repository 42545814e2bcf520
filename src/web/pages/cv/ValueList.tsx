import type { ReactNode } from 'react'
import type { CvPage } from '#src/domain/views/cv.ts'
import { counted } from '../../words/numbers.ts'
import { groupsOf, needsLook } from './marks.ts'
import { ValueRow } from './ValueRow.tsx'

interface ValueListProps {
  readonly person: string
  readonly cv: CvPage
  readonly chosen: string | null
  readonly editing: string | null
  readonly picked: string
  readonly notices: ReactNode
  readonly onChoose: (entry: string) => void
  readonly onEdit: (entry: string | null) => void
}

/** Everything that was read from a CV, in the order in which one reads about somebody. */
export function ValueList({ person, cv, chosen, editing, picked, notices, onChoose, onEdit }: ValueListProps) {
  const doubts = cv.values.filter(needsLook).length
  const fresh = newEntries(cv)
  return (
    <section aria-label="What was read" className="min-h-0 overflow-y-auto px-2 pb-6">
      <div className="px-2 pt-3">{notices}</div>
      <p className="px-2 text-small text-text-2">
        {counted(cv.values.length, 'value')}
        {doubts > 0 ? `, ${doubts} to look at` : ''}
      </p>
      {groupsOf(cv.values, cv.text).map(group => (
        <section key={group.head}>
          <h3 className="px-2 pt-3 pb-1 text-head text-text-3 uppercase">{group.head}</h3>
          <ul>
            {group.values.map(value => (
              <ValueRow
                key={value.entry}
                person={person}
                value={value}
                chosen={value.entry === chosen}
                editing={value.entry === editing}
                picked={value.entry === editing ? picked : ''}
                fresh={fresh.has(value.entry)}
                onChoose={() => onChoose(value.entry)}
                onEdit={() => onEdit(value.entry)}
                onDone={() => onEdit(null)}
              />
            ))}
          </ul>
        </section>
      ))}
      {cv.values.length === 0 && <p className="px-2 pt-3 text-text-2">Nothing was read from it.</p>}
    </section>
  )
}

/** What the CV before this one did not say. */
function newEntries(cv: CvPage): ReadonlySet<string> {
  return new Set(cv.difference?.new.map(change => change.entry))
}
