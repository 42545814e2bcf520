import type { MyWork } from '#src/domain/views/my-work.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'

/** Touches week by week; each bar opens its own. */
export function WeekBars({ weeks, onOpen }: Pick<MyWork, 'weeks'> & { readonly onOpen: (week: string) => void }) {
  const busiest = Math.max(1, ...weeks.map(one => one.touches))
  return (
    <div className="flex h-24 items-end px-2">
      {weeks.map(one => {
        const words = `Week of ${plainDay(one.week, userLocale())}: ${counted(one.touches, 'touch', 'touches')}`
        return (
          <button
            key={one.week}
            type="button"
            aria-label={words}
            title={words}
            onClick={() => onOpen(one.week)}
            className="group flex h-full min-w-0 flex-1 items-end px-px"
          >
            <span
              className="block w-full bg-text-2 group-hover:bg-accent"
              style={{ height: `${(one.touches / busiest) * 93}%` }}
            />
          </button>
        )
      })}
    </div>
  )
}
