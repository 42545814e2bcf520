import { type Phase, phaseWords } from '#src/domain/assignment.ts'
import type { FunnelReport } from '#src/domain/views/works.ts'
import type { BehindQuery } from '../../api-know.ts'
import { count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { FunnelChart } from './FunnelChart.tsx'
import { NumberButton } from './NumberButton.tsx'
import type { OpenFigure } from './open-figure.ts'

const partWords = { entered: 'all who came', advanced: 'went on', left: 'left', open: 'still there' } as const
const offers = ['offer', 'offers'] as const

interface FunnelProps {
  readonly funnel: FunnelReport
  readonly onOpen: (words: string, phase: Phase, part: NonNullable<BehindQuery['part']>) => void
  readonly openFigure: OpenFigure
}

/** How many came to each stage and went on, and what became of offers. */
export function Funnel({ funnel: { stages, offers: made }, onOpen, openFigure }: FunnelProps) {
  const decided = made.accepted + made.declined
  return (
    <ChartFrame
      head="Funnel"
      meaning={spoken(
        'Everybody whose first stage on a job of these was entered in the period, followed through all stages whenever that was. Dark: went on to a later stage. Striped: still there, and may go on. White: left. The share is of all who entered the stage.',
      )}
      table={{
        heads: ['Stage', 'Entered', 'Went on', 'Left', 'Still there', 'Share that went on', 'Of those decided'],
        rows: stages.map(one => [
          phaseWords[one.phase],
          one.entered,
          one.advanced,
          one.left,
          one.open,
          one.passthrough ?? '',
          one.decided ?? '',
        ]),
      }}
    >
      <FunnelChart
        stages={stages}
        onOpen={(phase, part) => onOpen(`${phaseWords[phase]}, ${partWords[part]}`, phase, part)}
      />
      {decided > 0 && (
        <p className="mt-2 px-2 text-text-2">
          <NumberButton onClick={() => openFigure('Offers', 'offers', offers)('done')}>
            {count(made.accepted)}
          </NumberButton>{' '}
          of{' '}
          <NumberButton onClick={() => openFigure('Offers', 'offers', offers)('all')}>
            {counted(decided, ...offers)}
          </NumberButton>{' '}
          accepted.
        </p>
      )}
    </ChartFrame>
  )
}
