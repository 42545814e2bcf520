import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { channelWords } from '#src/domain/channel-words.ts'
import type { Figure, FigurePart } from '#src/domain/views/works.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { groupColour } from '../../ui/glyph-paths.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { capital } from '../../words/capital.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { aboutHours, count, counted, hourWords } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { type AskedBehind, BehindDialog } from './BehindDialog.tsx'
import { ChartFrame } from './ChartFrame.tsx'
import { money } from './money.ts'
import { NumberButton } from './NumberButton.tsx'
import { Patterns, patternOf } from './Patterns.tsx'
import { Picker } from './Picker.tsx'
import { datesOf, type Period, periods, periodWords } from './periods.ts'
import { SpeedChart } from './SpeedChart.tsx'
import { WeekBars } from './WeekBars.tsx'
import { groupOfName } from './words.ts'
import { worksQueries } from './works-queries.ts'

const touches = ['touch', 'touches'] as const
const week = 7 * 86_400_000

/** What one did oneself: the same figures as everybody's, for nobody else's eyes. */
export function MyWorkPage() {
  useTitle('My work')
  const search = useSearch({ from: '/my-work' })
  const navigate = useNavigate({ from: '/my-work' })
  const period: Period = periods.find(one => one === search.period) ?? 'year'
  const dates = datesOf(period, useNow())
  const { data: mine, error, refetch } = useQuery(worksQueries.mine(dates))
  const [behind, setBehind] = useState<AskedBehind | null>(null)
  const open = (title: string, figure: Figure, unit?: AskedBehind['unit'], more: Partial<AskedBehind['query']> = {}) =>
    setBehind({ title, query: { ...dates, ...more, figure }, ...(unit === undefined ? {} : { unit }) })
  const openWeek = (monday: string): void => {
    const next = new Date(Date.parse(monday) + week).toISOString().slice(0, 10)
    open(`Week of ${plainDay(monday, userLocale())}`, 'my-touches', touches, {
      from: dates.from !== undefined && dates.from > monday ? dates.from : monday,
      before: dates.before !== undefined && dates.before < next ? dates.before : next,
    })
  }
  const openAnswers = (part: FigurePart): void =>
    open('Your answers', 'my-answers', ['time somebody waited', 'times somebody waited'], { part })
  if (mine === undefined)
    return error === null ? (
      <Skeleton rows={10} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const most = Math.max(1, ...mine.channels.map(one => one.hours))
  const figures: readonly (readonly [string, string, Figure, AskedBehind['unit']?])[] = [
    [count(mine.spoke), 'people spoken with', 'my-spoke'],
    [count(mine.sent), 'put forward', 'my-sent'],
    [count(mine.interviews), 'interviews', 'my-interviews'],
    [
      mine.placements.toFixed(mine.placements % 1 === 0 ? 0 : 1),
      'placements',
      'my-placements',
      ['placement, in whole or part', 'placements, in whole or part'],
    ],
  ]
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <Patterns />
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-display">My work</h1>
          <p className="text-text-2">For your eyes only: nobody is shown another’s page.</p>
        </div>
        <Picker
          label="Period"
          value={period}
          options={periods.map(value => ({ value, words: periodWords[value] }))}
          onChange={value => void navigate({ search: { period: value === 'year' ? undefined : value }, replace: true })}
        />
      </header>
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
        {figures.map(([number, words, figure, unit]) => (
          <div key={words} className="flex flex-col-reverse">
            <dt className="text-text-2">{words}</dt>
            <dd className="tabular text-figure">
              <button
                type="button"
                className="hover:underline"
                aria-label={`${number} ${words}`}
                onClick={() => open(capital(words), figure, unit)}
              >
                {number}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-text-2">
        <NumberButton onClick={() => open('Your touches', 'my-touches', touches)}>
          {counted(mine.touches, 'touch', 'touches')}
        </NumberButton>
        {mine.hours > 0 && `, ${aboutHours(mine.hours)}`}
        {mine.fees.length > 0 && `; your part of the fees ${mine.fees.map(money).join(', ')}`}. A placement counts by
        your part of its split.
      </p>
      {mine.touches === 0 && (
        <EmptyState>What you log and bring in counts here: log a call, and this page begins.</EmptyState>
      )}
      {mine.touches > 0 && (
        <>
          <ChartFrame
            head="Where the hours went"
            meaning={spoken(
              'Touches of yours in the period; hours as set or measured, else by kind. What you only keep to yourself is in it too. What another system names an author for is the work of whoever has that name; a step for which it names nobody is that of the job’s owner.',
            )}
            table={{
              heads: ['Channel', 'Touches', 'Hours'],
              rows: mine.channels.map(one => [channelWords(one.channel), one.touches, one.hours]),
            }}
          >
            <ul>
              {mine.channels.map(one => {
                const group = groupOfName(one.channel)
                return (
                  <li
                    key={one.channel}
                    className="grid grid-cols-[8rem_minmax(0,1fr)_9rem] items-center gap-x-4 px-2 py-1 max-sm:grid-cols-[minmax(0,1fr)_auto]"
                  >
                    <span className="flex min-w-0 items-center gap-2">
                      <Glyph group={group} />
                      <span className="truncate">{channelWords(one.channel)}</span>
                    </span>
                    <svg aria-hidden="true" height={16} width="100%" className="max-sm:order-3 max-sm:col-span-2">
                      <rect
                        width={`${(one.hours / most) * 100}%`}
                        height={16}
                        rx={2}
                        fill={patternOf(group)}
                        stroke={groupColour(group)}
                      />
                    </svg>
                    <span className="tabular text-right text-text-2">
                      {hourWords(one.hours)},{' '}
                      <NumberButton
                        onClick={() => open(channelWords(one.channel), 'my-touches', touches, { channel: one.channel })}
                      >
                        {count(one.touches)}
                      </NumberButton>
                    </span>
                  </li>
                )
              })}
            </ul>
          </ChartFrame>
          <ChartFrame
            head="Week by week"
            meaning="Touches of yours in each week, Monday to Sunday."
            table={{ heads: ['Week of', 'Touches'], rows: mine.weeks.map(one => [one.week, one.touches]) }}
          >
            <WeekBars weeks={mine.weeks} onOpen={openWeek} />
            {mine.weeks.length > 0 && (
              <p className="flex justify-between px-2 text-small text-text-3">
                <span>{plainDay(mine.weeks[0]?.week ?? '', userLocale())}</span>
                <span>{plainDay(mine.weeks.at(-1)?.week ?? '', userLocale())}</span>
              </p>
            )}
          </ChartFrame>
        </>
      )}
      {mine.answers.of > 0 && (
        <ChartFrame
          head="Your answers"
          meaning="From somebody’s first message to you that was not answered to what we next said to them. What still waits counts as not done yet (Kaplan and Meier, 1958)."
          table={{
            heads: ['What', 'In all', 'Open', 'Half within days', 'Nine in ten within days'],
            rows: [
              [
                'Time to first answer',
                mine.answers.of,
                mine.answers.open,
                mine.answers.median ?? '',
                mine.answers.p90 ?? '',
              ],
            ],
          }}
        >
          <div className="px-2">
            <SpeedChart words="Time to first answer" spread={mine.answers} onOpen={openAnswers} />
          </div>
        </ChartFrame>
      )}
      {behind !== null && <BehindDialog {...behind} onClose={() => setBehind(null)} />}
    </div>
  )
}
