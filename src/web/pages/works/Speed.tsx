import { type Phase, phaseWords } from '#src/domain/assignment.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import type { FunnelReport, Spread } from '#src/domain/views/works.ts'
import { counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { costWords } from './cost-words.ts'
import { Kept } from './Kept.tsx'
import { lasting } from './lasting.ts'
import { NumberButton } from './NumberButton.tsx'
import { type OpenFigure, placements } from './open-figure.ts'
import { SpeedChart } from './SpeedChart.tsx'

const waits = ['time somebody waited', 'times somebody waited'] as const

const rowOf = (words: string, { of, open, median, p90 }: Spread): readonly (string | number)[] => [
  words,
  of,
  open,
  median ?? '',
  p90 ?? '',
]

interface SpeedProps {
  readonly funnel: FunnelReport
  readonly answers: Spread | undefined
  /** The channel that answers are narrowed to. */
  readonly channel?: string
  readonly openFigure: OpenFigure
}

/** How long things take, from the order to the first day at work, and who stays. */
export function Speed({ funnel, answers, channel, openFigure }: SpeedProps) {
  const { fill, hire, hireByFirst, stay, quality } = funnel
  const answerWords = `Time to first answer${channel === undefined ? '' : `, ${costWords(channel, false)}`}`
  const openStage = (phase: Phase) => openFigure(`In stage ${phaseWords[phase]}`, 'stage', undefined, { phase })
  return (
    <ChartFrame
      head="Speed"
      meaning={spoken(
        'Time to fill: from the order to the first acceptance. Time to hire: from the first touch with the person to the acceptance. Both in calendar days. Jobs and people that still wait count as not done yet (Kaplan and Meier, 1958): the curve is the share that still runs, the dot where half is done. Time to first answer: from the first message that we had not answered to what we next said; of some jobs alone, by the messages that name one or came from somebody who was on it then, and with a channel chosen above, by that channel’s. Who stays: from the first day at work to the end, for placements that began in the period; it stands for quality of hire, for which no standard exists (retention is one of its usual parts). Offers: accepted of those decided.',
      )}
      table={{
        heads: ['What', 'In all', 'Open', 'Half within days', 'Nine in ten within days'],
        rows: [
          rowOf('Time to fill', fill),
          ...(answers === undefined ? [] : [rowOf(answerWords, answers)]),
          rowOf('Who stays', quality.stay),
          rowOf('Time to hire', hire),
          ...stay.map(one => rowOf(`In stage ${phaseWords[one.phase]}`, one)),
          ...hireByFirst.map(one => rowOf(`Time to hire, begun by ${channelWords(one.channel)}`, one)),
        ],
      }}
    >
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 px-2 md:grid-cols-2">
        <SpeedChart
          words="Time to fill"
          spread={fill}
          onOpen={openFigure('Time to fill', 'fill', [spoken('job'), spoken('jobs')])}
        />
        <SpeedChart words="Time to hire" spread={hire} onOpen={openFigure('Time to hire', 'hire', placements)} />
        {answers !== undefined && answers.of > 0 && (
          <SpeedChart
            words={answerWords}
            spread={answers}
            onOpen={openFigure(answerWords, 'answers', waits, channel === undefined ? {} : { channel })}
          />
        )}
        {quality.stay.of > 0 && (
          <SpeedChart
            words="Who stays"
            spread={quality.stay}
            ended="ended"
            running="still there"
            wholly
            onOpen={openFigure('Who stays', 'stay', placements)}
          />
        )}
      </div>
      {quality.guarantee.of + quality.year.of > 0 && (
        <p className="mt-4 px-2">
          Of those whose time has come,{' '}
          <Kept share={quality.guarantee} onOpen={openFigure('Through the guarantee', 'guarantee', placements)} />{' '}
          stayed through their guarantee
          {quality.year.of > 0 && (
            <>
              , <Kept share={quality.year} onOpen={openFigure('A year', 'year', placements)} /> a year
            </>
          )}
          .
        </p>
      )}
      <ul className="mt-4 grid grid-cols-1 gap-x-8 px-2 md:grid-cols-2">
        {stay
          .filter(one => one.of > 0)
          .map(one => (
            <li key={one.phase} className="flex justify-between gap-4 border-b border-line py-1.5">
              <span>In stage {phaseWords[one.phase]}</span>
              <span className="tabular text-text-2">
                {one.median === null ? 'not half done' : `half within ${lasting(one.median)}`},{' '}
                <NumberButton onClick={() => openStage(one.phase)('all')}>{one.of}</NumberButton>
                {one.open > 0 && (
                  <>
                    , <NumberButton onClick={() => openStage(one.phase)('open')}>{one.open} still there</NumberButton>
                  </>
                )}
              </span>
            </li>
          ))}
        {hireByFirst.map(one => (
          <li key={one.channel} className="flex justify-between gap-4 border-b border-line py-1.5">
            <span>Begun by {channelWords(one.channel)}</span>
            <span className="tabular text-text-2">
              {one.median === null ? 'not half done' : `${counted(Math.round(one.median), 'day')} to hire`},{' '}
              <NumberButton
                onClick={() =>
                  openFigure(`Begun by ${channelWords(one.channel)}`, 'hire', placements, {
                    channel: one.channel,
                  })('all')
                }
              >
                {one.of}
              </NumberButton>
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
