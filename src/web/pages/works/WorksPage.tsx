import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Phase, phaseWords } from '#src/domain/assignment.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import { conversions, dimensions } from '#src/domain/conversion.ts'
import { type CreditModel, creditModels } from '#src/domain/credit-model.ts'
import type { Figure, FigurePart, WorksFilter } from '#src/domain/views/works.ts'
import type { BehindQuery } from '../../api-know.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count, counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { type AskedBehind, BehindDialog } from './BehindDialog.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { CostReturn } from './CostReturn.tsx'
import { Credit } from './Credit.tsx'
import { costWords } from './cost-words.ts'
import { FunnelChart } from './FunnelChart.tsx'
import { Kept } from './Kept.tsx'
import { lasting } from './lasting.ts'
import { money } from './money.ts'
import { NumberButton } from './NumberButton.tsx'
import { PathRows } from './PathRows.tsx'
import { Patterns } from './Patterns.tsx'
import { datesOf, datesOfMonth, isMonth, type Period, periodHead, periods } from './periods.ts'
import { SpeedChart } from './SpeedChart.tsx'
import { WorksFilters } from './WorksFilters.tsx'
import { conversionMany, monthWords } from './words.ts'
import { worksQueries } from './works-queries.ts'

const oneOf = <T extends string>(all: readonly T[], value: string | undefined, otherwise: T): T =>
  all.find(one => one === value) ?? otherwise

const partWords = { entered: 'all who came', advanced: 'went on', left: 'left', open: 'still there' } as const

const placements = ['placement', 'placements'] as const
const offers = ['offer', 'offers'] as const
const endWords: { readonly [F in Figure]?: readonly [ended: string, not: string] } = {
  known: ['met before', 'met since'],
  stay: ['ended', 'still there'],
  stage: ['went on or left', 'still there'],
  offers: ['accepted', 'declined'],
  guarantee: ['who stayed', 'who did not'],
  year: ['who stayed', 'who did not'],
}
const forward = ['person put forward', 'people put forward'] as const
const waits = ['time somebody waited', 'times somebody waited'] as const

/** What works: how placements came about, who gets the credit, and how long things take. */
export function WorksPage() {
  const search = useSearch({ from: '/works' })
  const navigate = useNavigate({ from: '/works' })
  const now = useNow()
  useTitle('What works')
  const period: Period = oneOf(periods, search.period, 'year')
  const conversion = oneOf(conversions, search.counts, 'placed')
  const by = oneOf(dimensions, search.to, 'source')
  const model: CreditModel = oneOf(creditModels, search.by, 'linear')
  const ofJobs = {
    ...(isMonth(search.period) ? datesOfMonth(search.period) : datesOf(period, now)),
    ...(search.client === undefined ? {} : { client: search.client }),
    ...(search.work === undefined ? {} : { work: search.work }),
    ...(search.owner === undefined ? {} : { owner: search.owner }),
  }
  const filter: WorksFilter = {
    ...ofJobs,
    conversion,
    ...(by === 'source' ? {} : { by }),
    ...(search.back === undefined ? {} : { lookBack: Number(search.back) }),
  }
  const { data: works, error, refetch } = useQuery(worksQueries.works(filter))
  const { data: funnel } = useQuery(worksQueries.funnel(filter))
  const byChannel =
    search.channel !== undefined && (by === 'source' || by === 'channel') ? { channel: search.channel } : {}
  const { data: answers } = useQuery(worksQueries.answers({ ...ofJobs, ...byChannel }))
  const answerWords = `Time to first answer${byChannel.channel === undefined ? '' : `, ${costWords(byChannel.channel, false)}`}`
  const [behind, setBehind] = useState<AskedBehind | null>(null)
  const change = (next: Partial<Record<keyof typeof search, string | undefined>>): void =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false })
  const openCredit = (channel: string): void =>
    setBehind({
      title: `${channelWords(channel)}: ${conversionMany[conversion][1]}`,
      query: { ...filter, channel },
    })
  const openFigure =
    (words: string, figure: Figure, unit?: AskedBehind['unit'], more: Partial<BehindQuery> = {}) =>
    (part: FigurePart): void =>
      setBehind({
        title:
          part === 'all' ? words : `${words}: ${(endWords[figure] ?? ['done', 'still open'])[part === 'done' ? 0 : 1]}`,
        query: { ...filter, ...more, figure, part },
        ...(unit === undefined ? {} : { unit }),
      })
  const openStage = (phase: Phase) => openFigure(`In stage ${phaseWords[phase]}`, 'stage', undefined, { phase })
  if (works === undefined)
    return error === null ? (
      <Skeleton rows={10} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const paths =
    search.channel === undefined ? works.paths : works.paths.filter(one => one.channels.includes(search.channel ?? ''))
  return (
    <div className="mx-auto max-w-280 px-6 pt-5 pb-16 max-sm:px-4">
      <Patterns />
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-display">
            {isMonth(search.period) ? monthWords(search.period) : periodHead[period]}:{' '}
            {counted(works.placements, 'placement')}
            {works.fees.map(fee => `, ${money(fee)}`)}
          </h1>
          {works.known.of > 0 && (
            <p className="text-text-2">
              <NumberButton onClick={() => openFigure('Put forward', 'known', forward)('done')}>
                {count(works.known.before)}
              </NumberButton>{' '}
              of{' '}
              <NumberButton onClick={() => openFigure('Put forward', 'known', forward)('all')}>
                {count(works.known.of)} people put forward
              </NumberButton>{' '}
              {spoken('we had met before the order.')}
            </p>
          )}
        </div>
        <WorksFilters search={search} now={now} onChange={change} />
        <p className="w-full text-small">
          <Link to="/channels" className="text-accent underline">
            Channels, their links and addresses
          </Link>
          {' · '}
          <Link to="/my-work" className="text-accent underline">
            My work
          </Link>
        </p>
      </header>
      {works.placements === 0 && conversion === 'placed' ? (
        <EmptyState
          action={
            <Link to="/jobs" className={buttonLook('plain')}>
              {spoken('Jobs')}
            </Link>
          }
        >
          Record one placement and its path shows here.
        </EmptyState>
      ) : (
        <>
          <ChartFrame
            head="How placements came about"
            meaning={spoken(
              'One row for each placement whose first day at work lies in the period, newest first. The signs are the touches with that person before they accepted, oldest first; hours are what these took us, by kind where nobody measured them. A row opens the job’s line. A confidential job is in the figures of those who work on it and of admins, in nobody else’s.',
            )}
            table={{
              heads: ['Person', spoken('Client'), spoken('Job'), 'Began', 'Start', 'Touches', 'Hours', 'Fee', 'Path'],
              rows: paths.map(one => [
                one.person.name,
                one.client?.name ?? '',
                one.job.name,
                one.began.slice(0, 10),
                one.at.slice(0, 10),
                one.touches,
                one.hours,
                one.fee === null ? '' : money(one.fee),
                one.path.map(channelWords).join(', '),
              ]),
            }}
            tools={
              search.channel !== undefined && (
                <button
                  type="button"
                  className="text-small text-accent underline"
                  onClick={() => change({ channel: undefined })}
                >
                  {paths.length} with {channelWords(search.channel)}; show all {works.paths.length}
                </button>
              )
            }
          >
            <PathRows paths={paths} />
          </ChartFrame>
          <Credit
            filter={filter}
            model={model}
            compare={search.compare === 'yes'}
            channel={search.channel}
            onChange={change}
            onOpen={conversion === 'placed' && (by === 'source' || by === 'channel') ? null : openCredit}
          />
          <CostReturn
            filter={filter}
            model={model}
            onOpen={(words, figure, unit, channel) =>
              openFigure(words, figure, unit, channel === undefined ? {} : { channel })('all')
            }
            chosen={search.channel}
            onChoose={next =>
              by === 'named'
                ? setBehind({
                    title: `${costWords(next, true)}: placements`,
                    query: { ...filter, conversion: 'placed', channel: next },
                    unit: placements,
                  })
                : change({ channel: next === search.channel ? undefined : next })
            }
          />
        </>
      )}
      {funnel?.stages.some(stage => stage.entered > 0) && (
        <>
          <ChartFrame
            head="Funnel"
            meaning={spoken(
              'Everybody whose first stage on a job of these was entered in the period, followed through all stages whenever that was. Dark: went on to a later stage. Striped: still there, and may go on. White: left. The share is of all who entered the stage.',
            )}
            table={{
              heads: ['Stage', 'Entered', 'Went on', 'Left', 'Still there', 'Share that went on', 'Of those decided'],
              rows: funnel.stages.map(one => [
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
              stages={funnel.stages}
              onOpen={(phase, part) =>
                setBehind({ title: `${phaseWords[phase]}, ${partWords[part]}`, query: { ...filter, phase, part } })
              }
            />
            {funnel.offers.accepted + funnel.offers.declined > 0 && (
              <p className="mt-2 px-2 text-text-2">
                <NumberButton onClick={() => openFigure('Offers', 'offers', offers)('done')}>
                  {count(funnel.offers.accepted)}
                </NumberButton>{' '}
                of{' '}
                <NumberButton onClick={() => openFigure('Offers', 'offers', offers)('all')}>
                  {count(funnel.offers.accepted + funnel.offers.declined)} offers
                </NumberButton>{' '}
                accepted.
              </p>
            )}
          </ChartFrame>
          <ChartFrame
            head="Speed"
            meaning={spoken(
              'Time to fill: from the order to the first acceptance. Time to hire: from the first touch with the person to the acceptance. Both in calendar days. Jobs and people that still wait count as not done yet (Kaplan and Meier, 1958): the curve is the share that still runs, the dot where half is done. Time to first answer: from the first message that we had not answered to what we next said; of some jobs alone, by the messages that name one or came from somebody who was on it then, and with a channel chosen above, by that channel’s. Who stays: from the first day at work to the end, for placements that began in the period; it stands for quality of hire, for which no standard exists (retention is one of its usual parts). Offers: accepted of those decided.',
            )}
            table={{
              heads: ['What', 'In all', 'Open', 'Half within days', 'Nine in ten within days'],
              rows: [
                ['Time to fill', funnel.fill.of, funnel.fill.open, funnel.fill.median ?? '', funnel.fill.p90 ?? ''],
                ...(answers === undefined
                  ? []
                  : [[answerWords, answers.of, answers.open, answers.median ?? '', answers.p90 ?? '']]),
                [
                  'Who stays',
                  funnel.quality.stay.of,
                  funnel.quality.stay.open,
                  funnel.quality.stay.median ?? '',
                  funnel.quality.stay.p90 ?? '',
                ],
                ['Time to hire', funnel.hire.of, funnel.hire.open, funnel.hire.median ?? '', funnel.hire.p90 ?? ''],
                ...funnel.stay.map(one => [
                  `In stage ${phaseWords[one.phase]}`,
                  one.of,
                  one.open,
                  one.median ?? '',
                  one.p90 ?? '',
                ]),
                ...funnel.hireByFirst.map(one => [
                  `Time to hire, begun by ${channelWords(one.channel)}`,
                  one.of,
                  one.open,
                  one.median ?? '',
                  one.p90 ?? '',
                ]),
              ],
            }}
          >
            <div className="grid grid-cols-1 gap-x-8 gap-y-6 px-2 md:grid-cols-2">
              <SpeedChart
                words="Time to fill"
                spread={funnel.fill}
                onOpen={openFigure('Time to fill', 'fill', [spoken('job'), spoken('jobs')])}
              />
              <SpeedChart
                words="Time to hire"
                spread={funnel.hire}
                onOpen={openFigure('Time to hire', 'hire', placements)}
              />
              {answers !== undefined && answers.of > 0 && (
                <SpeedChart
                  words={answerWords}
                  spread={answers}
                  onOpen={openFigure(answerWords, 'answers', waits, byChannel)}
                />
              )}
              {funnel.quality.stay.of > 0 && (
                <SpeedChart
                  words="Who stays"
                  spread={funnel.quality.stay}
                  ended="ended"
                  running="still there"
                  wholly
                  onOpen={openFigure('Who stays', 'stay', placements)}
                />
              )}
            </div>
            {funnel.quality.guarantee.of + funnel.quality.year.of > 0 && (
              <p className="mt-4 px-2">
                Of those whose time has come,{' '}
                <Kept
                  share={funnel.quality.guarantee}
                  onOpen={openFigure('Through the guarantee', 'guarantee', placements)}
                />{' '}
                stayed through their guarantee
                {funnel.quality.year.of > 0 && (
                  <>
                    , <Kept share={funnel.quality.year} onOpen={openFigure('A year', 'year', placements)} /> a year
                  </>
                )}
                .
              </p>
            )}
            <ul className="mt-4 grid grid-cols-1 gap-x-8 px-2 md:grid-cols-2">
              {funnel.stay
                .filter(one => one.of > 0)
                .map(one => (
                  <li key={one.phase} className="flex justify-between gap-4 border-b border-line py-1.5">
                    <span>In stage {phaseWords[one.phase]}</span>
                    <span className="tabular text-text-2">
                      {one.median === null ? 'not half done' : `half within ${lasting(one.median)}`},{' '}
                      <NumberButton onClick={() => openStage(one.phase)('all')}>{one.of}</NumberButton>
                      {one.open > 0 && (
                        <>
                          ,{' '}
                          <NumberButton onClick={() => openStage(one.phase)('open')}>
                            {one.open} still there
                          </NumberButton>
                        </>
                      )}
                    </span>
                  </li>
                ))}
              {funnel.hireByFirst.map(one => (
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
        </>
      )}
      {behind !== null && <BehindDialog {...behind} onClose={() => setBehind(null)} />}
    </div>
  )
}
