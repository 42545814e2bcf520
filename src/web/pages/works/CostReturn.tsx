import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { CostReport } from '#src/domain/views/cost.ts'
import type { Figure, WorksFilter } from '#src/domain/views/works.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { CostSettings } from './CostSettings.tsx'
import { costWords } from './cost-words.ts'
import { money } from './money.ts'
import { NumberButton } from './NumberButton.tsx'
import { placements } from './open-figure.ts'
import { ReturnRow } from './ReturnRow.tsx'
import { Spent } from './Spent.tsx'
import { modelMeaning } from './words.ts'
import { worksQueries } from './works-queries.ts'

interface CostReturnProps {
  readonly filter: WorksFilter
  readonly model: CreditModel
  readonly chosen: string | undefined
  readonly onChoose: (channel: string) => void
  readonly onOpen: (words: string, figure: Figure, unit: readonly [string, string], channel?: string) => void
}

/** What finding people cost, and what each channel brought for it. */
export function CostReturn({ filter, model, chosen, onChoose, onOpen }: CostReturnProps) {
  const { from, before, by, client, owner, work } = filter
  const { data: report } = useQuery(
    worksQueries.cost(
      {
        ...(from === undefined ? {} : { from }),
        ...(before === undefined ? {} : { before }),
        ...(by === undefined ? {} : { by }),
        ...(client === undefined ? {} : { client }),
        ...(owner === undefined ? {} : { owner }),
        ...(work === undefined ? {} : { work }),
      },
      model,
    ),
  )
  const mayWrite = useMayWrite()
  const [open, setOpen] = useState<'spent' | 'settings' | null>(null)
  if (report === undefined) return null
  const openPlacements = (): void => onOpen('Placements', 'placements', placements)
  const isNamed = by === 'named'
  const touches = ['touch', 'touches'] as const
  const { currency } = report.settings
  const inCurrency = (amount: number): string => money({ amount, currency })
  return (
    <>
      <ChartFrame
        head="Cost and return"
        meaning={
          <>
            <p>
              Cost per placement is all external and internal costs over the placements of the period
              (ANSI/SHRM-06001.2012): what was spent, and our hours at the house’s price. It is the house’s own figure,
              to be compared with its own past.
            </p>
            <p className="mt-2">
              {spoken(
                'What was spent for longer counts by days. Return is (fees − cost) / cost; its bar is where it lies in 95 of 100 drawings of other jobs like these.',
              )}{' '}
              Fees and placements are shared out: {modelMeaning[report.model]}{' '}
              {spoken(
                isNamed
                  ? 'What names no channel of ours is in a row of its own.'
                  : by === 'content' || by === 'colleague'
                    ? 'Costs are kept by channel alone: they stand here by where people came from. Talking is on no channel’s account.'
                    : 'Talking is on no channel’s account.',
              )}
            </p>
            <p className="mt-2">
              {spoken(
                'Team, client and kind of work narrow placements, fees and hours to those of their jobs. Hours are of touches that name such a job, or were with somebody who was on one then; one for several jobs counts in equal parts. What was spent is known by channel and period, not by job: each channel’s is shared out by who came by it, over everybody whose way to a job ended in the period, placed or not. What was spent on a channel by which nobody came is in no part.',
              )}
            </p>
          </>
        }
        table={tableOf(report, isNamed)}
        tools={
          <>
            <Button onClick={() => setOpen('settings')}>Currency and hours</Button>
            <Button onClick={() => setOpen('spent')}>What was spent</Button>
          </>
        }
      >
        <p className="px-2 text-read">
          {report.perHire === null ? (
            'No placement in this period, so no cost for one.'
          ) : (
            <>
              <span className="text-title">{inCurrency(report.perHire)}</span> for each of{' '}
              <NumberButton onClick={openPlacements}>{counted(report.placements, 'placement')}</NumberButton>:{' '}
              <NumberButton onClick={() => setOpen('spent')}>{inCurrency(report.external)} external</NumberButton> and{' '}
              <NumberButton onClick={() => setOpen('spent')}>{inCurrency(report.internal)} internal</NumberButton>, with{' '}
              <NumberButton onClick={() => onOpen('Our work', 'touches', touches)}>
                {count(Math.round(report.hours))} h of our work
              </NumberButton>
              {report.settings.hourly === null
                ? ', which have no price yet'
                : ` at ${inCurrency(report.settings.hourly)} an hour`}
              . Fees:{' '}
              <span className="whitespace-nowrap">
                <NumberButton onClick={openPlacements}>{inCurrency(report.fees)}</NumberButton>.
              </span>
            </>
          )}
        </p>
        {report.narrowed !== null && (
          <p className="mt-1 px-2 text-small text-text-2">
            {spoken('Of some jobs alone: ')}
            {inCurrency(report.rows.reduce((sum, row) => sum + row.spent, 0))} of{' '}
            <NumberButton onClick={() => setOpen('spent')}>{inCurrency(report.narrowed.spent)}</NumberButton> that the
            house spent is their part, by who came through each channel
            {report.narrowed.nobodys > 0 &&
              `; ${inCurrency(report.narrowed.nobodys)} is nobody’s, as nobody came through its channel`}
            .
          </p>
        )}
        {report.moreTouches && (
          <p className="mt-1 px-2 text-small text-text-2">Hours are of the latest two million touches.</p>
        )}
        {(report.left.spent.length > 0 || report.left.fees.length > 0) && (
          <div className="mt-2 px-2">
            <Notice
              tone="warn"
              action={
                mayWrite && (
                  <Button look="quiet" onClick={() => setOpen('settings')}>
                    Set a rate
                  </Button>
                )
              }
            >
              In none of these figures, because no rate is set:{' '}
              {[
                ...report.left.spent.map(one => `${money(one)} spent`),
                ...report.left.fees.map(one => `${money(one)} in fees`),
              ].join(', ')}
              {report.left.placements > 0 && ` of ${counted(report.left.placements, 'placement')}`}.
            </Notice>
          </div>
        )}
        {report.at.length > 0 && (
          <p className="mt-1 px-2 text-small text-text-2">
            {report.at.map(code => `1 ${code} counts as ${report.settings.rates[code]} ${currency}`).join('; ')}.
          </p>
        )}
        {report.rows.length > 0 && (
          <ReturnRows
            report={report}
            isNamed={isNamed}
            chosen={chosen}
            onChoose={onChoose}
            onHours={channel => onOpen(`Our work: ${costWords(channel, isNamed)}`, 'touches', touches, channel)}
          />
        )}
        {report.rows.every(row => row.spent === 0) && (
          <p className="mt-2 px-2 text-text-2">
            Nothing is written down as spent yet.{' '}
            {mayWrite
              ? 'Type it or bring a file, and each channel’s return shows here.'
              : 'Each channel’s return shows here once it is.'}
          </p>
        )}
      </ChartFrame>
      {open === 'spent' && <Spent filter={filter} currency={currency} onClose={() => setOpen(null)} />}
      {open === 'settings' && <CostSettings settings={report.settings} onClose={() => setOpen(null)} />}
    </>
  )
}

function ReturnRows({
  report,
  isNamed,
  chosen,
  onChoose,
  onHours,
}: {
  readonly report: CostReport
  readonly isNamed: boolean
  readonly chosen: string | undefined
  readonly onChoose: (channel: string) => void
  readonly onHours: (channel: string) => void
}) {
  const ends = report.rows.flatMap(row => [row.return ?? 0, row.interval?.high ?? 0])
  const most = Math.min(40, Math.max(1, ...ends))
  return (
    <ul className="mt-3">
      <li
        aria-hidden="true"
        className="grid grid-cols-[9rem_minmax(0,1fr)_auto] gap-x-4 px-2 text-small text-text-3 max-lg:hidden"
      >
        <span className="col-start-2 flex justify-between gap-2 whitespace-nowrap">
          <span>
            all lost<span className="max-wide:hidden">, then money back</span>
          </span>
          <span>
            {Math.round(most)} <span className="max-wide:hidden">times over</span>
            <span className="wide:hidden">×</span>
          </span>
        </span>
        <span className="w-132" />
      </li>
      {report.rows.map(row => (
        <li key={row.channel}>
          <ReturnRow
            row={row}
            most={most}
            currency={report.settings.currency}
            chosen={chosen === row.channel}
            isNamed={isNamed}
            onChoose={() => onChoose(row.channel)}
            onHours={() => onHours(row.channel)}
          />
        </li>
      ))}
    </ul>
  )
}

function tableOf({ rows, settings }: CostReport, isNamed: boolean) {
  const units = (value: number | null): string | number =>
    value === null ? '' : money({ amount: value, currency: settings.currency })
  return {
    heads: ['Channel', 'Spent', 'Hours', 'Cost', 'Placements', 'Cost each', 'Fees', 'Return', 'From', 'To'],
    rows: rows.map(row => [
      costWords(row.channel, isNamed),
      units(row.spent),
      row.hours,
      units(row.cost),
      row.hires,
      units(row.perHire),
      units(row.fees),
      row.return ?? '',
      row.interval?.low ?? '',
      row.interval?.high ?? '',
    ]),
  }
}
