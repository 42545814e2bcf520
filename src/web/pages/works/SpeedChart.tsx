import type { FigurePart, Spread } from '#src/domain/views/works.ts'
import { lasting } from './lasting.ts'
import { NumberButton } from './NumberButton.tsx'

const width = 320
const height = 96

interface SpeedChartProps {
  readonly words: string
  readonly spread: Spread
  readonly ended?: string
  readonly running?: string
  /** Drawn as far as it is known, also where the longest have not ended: who stays is what it says. */
  readonly wholly?: boolean
  readonly onOpen: (part: FigurePart) => void
}

/** The share that still runs after so many days (Kaplan-Meier), with its median. */
export function SpeedChart({
  words,
  spread,
  ended = 'done',
  running = 'still open',
  wholly = false,
  onOpen,
}: SpeedChartProps) {
  const last = Math.max(1 / 24, ...spread.curve.map(([days]) => days), wholly ? spread.longest : 0)
  const x = (days: number): number => (days / last) * width
  const y = (share: number): number => 4 + (1 - share) * (height - 8)
  const path = spread.curve.reduce(
    (drawn, [days, share]) => `${drawn}H${x(days).toFixed(1)}V${y(share).toFixed(1)}`,
    `M0 ${y(1)}`,
  )
  const known = wholly ? `${path}H${x(last).toFixed(1)}` : path
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1">
        <span className="font-medium">{words}</span>{' '}
        <span className="tabular text-small text-text-2">
          {spread.median === null
            ? `fewer than half of ${spread.of} ${ended === 'done' ? 'are done' : `have ${ended}`}`
            : `half within ${lasting(spread.median)}${spread.p90 === null ? '' : `, nine in ten within ${lasting(spread.p90)}`}`}
          ; <NumberButton onClick={() => onOpen('all')}>{spread.of} in all</NumberButton>
          {spread.open > 0 && (
            <>
              ,{' '}
              <NumberButton onClick={() => onOpen('done')}>
                {spread.of - spread.open} {ended}
              </NumberButton>
              ,{' '}
              <NumberButton onClick={() => onOpen('open')}>
                {spread.open} {running}
              </NumberButton>
            </>
          )}
        </span>
      </figcaption>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height + 2}`} className="w-full max-w-120">
        <line x1={0} x2={width} y1={y(0.5)} y2={y(0.5)} stroke="var(--color-line)" strokeDasharray="2 4" />
        <line x1={0} x2={width} y1={y(0)} y2={y(0)} stroke="var(--color-line)" />
        <path d={known} fill="none" stroke="var(--color-text)" strokeWidth={2} />
        {spread.median !== null && <circle cx={x(spread.median)} cy={y(0.5)} r={4} fill="var(--color-accent)" />}
      </svg>
      <p className="max-w-120 text-right text-small text-text-3">{lasting(last)}</p>
    </figure>
  )
}
