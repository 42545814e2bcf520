import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { channelWords } from '#src/domain/channel-words.ts'
import { conversions, dimensions } from '#src/domain/conversion.ts'
import { type CreditModel, creditModels } from '#src/domain/credit-model.ts'
import type { Figure, WorksFilter } from '#src/domain/views/works.ts'
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
import { Funnel } from './Funnel.tsx'
import { money } from './money.ts'
import { NumberButton } from './NumberButton.tsx'
import { type OpenFigure, placements } from './open-figure.ts'
import { PathRows } from './PathRows.tsx'
import { Patterns } from './Patterns.tsx'
import { datesOf, datesOfMonth, isMonth, type Period, periodHead, periods } from './periods.ts'
import { Speed } from './Speed.tsx'
import { WorksFilters } from './WorksFilters.tsx'
import { conversionMany, monthName } from './words.ts'
import { worksQueries } from './works-queries.ts'

const oneOf = <T extends string>(all: readonly T[], value: string | undefined, otherwise: T): T =>
  all.find(one => one === value) ?? otherwise

const endWords: { readonly [F in Figure]?: readonly [ended: string, not: string] } = {
  known: ['met before', 'met since'],
  stay: ['ended', 'still there'],
  stage: ['went on or left', 'still there'],
  offers: ['accepted', 'declined'],
  guarantee: ['who stayed', 'who did not'],
  year: ['who stayed', 'who did not'],
}
const forward = ['person put forward', 'people put forward'] as const

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
  const [behind, setBehind] = useState<AskedBehind | null>(null)
  const change = (next: Partial<Record<keyof typeof search, string | undefined>>): void =>
    void navigate({ search: before => ({ ...before, ...next }), replace: true, resetScroll: false })
  const openCredit = (channel: string): void =>
    setBehind({
      title: `${channelWords(channel)}: ${conversionMany[conversion][1]}`,
      query: { ...filter, channel },
    })
  const openFigure: OpenFigure =
    (words, figure, unit, more = {}) =>
    part =>
      setBehind({
        title:
          part === 'all' ? words : `${words}: ${(endWords[figure] ?? ['done', 'still open'])[part === 'done' ? 0 : 1]}`,
        query: { ...filter, ...more, figure, part },
        ...(unit === undefined ? {} : { unit }),
      })
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
            {isMonth(search.period) ? monthName(search.period) : periodHead[period]}:{' '}
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
                {counted(works.known.of, ...forward)}
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
          <Funnel
            funnel={funnel}
            onOpen={(words, phase, part) => setBehind({ title: words, query: { ...filter, phase, part } })}
            openFigure={openFigure}
          />
          <Speed funnel={funnel} answers={answers} {...byChannel} openFigure={openFigure} />
        </>
      )}
      {behind !== null && <BehindDialog {...behind} onClose={() => setBehind(null)} />}
    </div>
  )
}
