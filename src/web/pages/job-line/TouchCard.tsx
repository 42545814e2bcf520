import { type BelongingRules, belongingWords } from '#src/domain/belonging.ts'
import type { JobTouch } from '#src/domain/views/job-line.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { actWords, directionWords, groupOfAct } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'

interface TouchCardProps {
  readonly touches: readonly JobTouch[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly rules: BelongingRules
  readonly nameOf: (person: string) => string
}

const wide = 300

/** What the pointer rests on, and why it belongs. */
export function TouchCard({ touches, x, y, width, rules, nameOf }: TouchCardProps) {
  const [first] = touches
  if (first === undefined) return null
  const left = Math.max(0, Math.min(width - wide, x - wide / 2))
  const people = [...new Set(touches.flatMap(touch => touch.people))].map(nameOf)
  return (
    <div
      role="presentation"
      className="pointer-events-none absolute z-20 animate-appear rounded-control border border-line bg-surface px-3 py-2 text-small shadow-float"
      style={{ left, top: y + 18, width: wide }}
    >
      <div className="flex items-center gap-1.5 font-medium">
        <Glyph group={groupOfAct(first.channel)} />
        {touches.length === 1 ? actWords(first.kind, first.channel) : `${touches.length} touches`}{' '}
        <span className="font-normal text-text-2">{touches.length === 1 && directionWords(first.direction)}</span>
        <span className="tabular ml-auto font-normal text-text-2">{plainDay(first.at, userLocale())}</span>
      </div>
      <div className="text-text-2">
        {people.slice(0, 3).join(', ')}
        {people.length > 3 && ` and ${people.length - 3} more`}
      </div>
      {touches.length === 1 && first.words !== null && first.words !== '' && (
        <div className="mt-1 line-clamp-2">{first.words}</div>
      )}
      <div className="mt-1 text-text-3">{belongingWords(rules)[first.reason]}</div>
    </div>
  )
}
