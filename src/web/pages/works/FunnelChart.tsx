import { type Phase, phaseWords } from '#src/domain/assignment.ts'
import type { FunnelReport } from '#src/domain/views/works.ts'
import { count } from '../../words/numbers.ts'

type StagePart = 'entered' | 'advanced' | 'left' | 'open'
const percent = (share: number | null): string => (share === null ? '' : `${Math.round(share * 100)} %`)

/** Everybody who came in during the period, followed through all stages: went on, left, still there. */
export function FunnelChart({
  stages,
  onOpen,
}: Pick<FunnelReport, 'stages'> & { readonly onOpen: (phase: Phase, part: StagePart) => void }) {
  const most = Math.max(1, ...stages.map(stage => stage.entered))
  return (
    <ol>
      {stages.map(stage => {
        const open = (part: StagePart): void => onOpen(stage.phase, part)
        const width = (people: number): string => `${(people / most) * 100}%`
        const through = stage.phase === 'placed' ? stage.entered : stage.advanced
        return (
          <li
            key={stage.phase}
            className="grid grid-cols-[7rem_minmax(0,1fr)_17rem] items-center gap-x-4 px-2 py-1.5 max-sm:grid-cols-[6rem_minmax(0,1fr)]"
          >
            <span>{phaseWords[stage.phase]}</span>
            <svg aria-hidden="true" height={18} width="100%">
              <rect
                width={width(stage.entered)}
                height={18}
                rx={2}
                fill="var(--color-surface)"
                stroke="var(--color-control)"
              />
              <rect x={width(through)} width={width(stage.open)} height={18} fill="url(#bar-linkedin)" />
              <rect width={width(through)} height={18} rx={2} fill="var(--color-text-2)" />
            </svg>
            <span className="tabular text-small text-text-2 max-sm:col-span-2">
              <button type="button" className="text-body text-text hover:underline" onClick={() => open('entered')}>
                {count(stage.entered)}
              </button>
              {stage.passthrough !== null && (
                <>
                  {' · '}
                  <button type="button" className="hover:underline" onClick={() => open('advanced')}>
                    {percent(stage.passthrough)} went on
                  </button>
                </>
              )}
              {stage.left > 0 && (
                <>
                  {', '}
                  <button type="button" className="hover:underline" onClick={() => open('left')}>
                    {count(stage.left)} left
                  </button>
                </>
              )}
              {stage.open > 0 && (
                <>
                  {', '}
                  <button type="button" className="hover:underline" onClick={() => open('open')}>
                    {count(stage.open)} still there
                  </button>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
