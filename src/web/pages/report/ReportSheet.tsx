import type { ReactNode } from 'react'
import { phaseWords } from '#src/domain/assignment.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import type { ClientReport } from '#src/domain/views/client-report.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { aboutHours, count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { Letterhead } from './Letterhead.tsx'

const day = (at: string): string => plainDay(at, userLocale())
const byWords: Readonly<Record<string, string>> = { us: 'We', client: 'You', candidate: 'They' }

/** The work done on a job, on one page: for the client, on screen and on paper. */
export function ReportSheet({ report, logo }: { readonly report: ClientReport; readonly logo: string }) {
  const { counts } = report
  const steps: readonly (readonly [string, number])[] = [
    ['looked at', counts.looked],
    ['approached', counts.approached],
    ['spoke with us', counts.spoke],
    ['sent to you', counts.sent],
    ['met you', counts.met],
    ['placed', counts.placed],
  ]
  const most = Math.max(1, counts.looked)
  return (
    <article className="print:text-black">
      <Letterhead agency={report.agency} logo={report.hasLogo ? logo : null} />
      <h1 className="mt-4 text-display">{report.job}</h1>
      <p className="text-text-2">
        {report.client !== null && `${report.client} · `}
        {report.ordered === null ? spoken('before the order') : `${spoken('order of')} ${day(report.ordered)}`} · as of{' '}
        {day(report.until)}
      </p>
      {report.link?.note && <p className="mt-4 text-read whitespace-pre-wrap">{report.link.note}</p>}
      <Part head="People">
        <ol>
          {steps.map(([words, many]) => (
            <li key={words} className="grid grid-cols-[8rem_minmax(0,1fr)_3rem] items-center gap-3 py-1">
              <span>{words.charAt(0).toUpperCase() + words.slice(1)}</span>
              <svg aria-hidden="true" height={14} width="100%">
                <rect width={`${(many / most) * 100}%`} height={14} rx={2} fill="var(--color-text-2)" />
              </svg>
              <span className="tabular text-right">{count(many)}</span>
            </li>
          ))}
        </ol>
        {counts.sent > 0 && (
          <p className="mt-2 text-small text-text-2">
            {count(counts.knownBefore)} of {count(counts.sent)} {spoken('sent to you we had met before your order.')}
          </p>
        )}
      </Part>
      <Part head="Work">
        <p>
          {counted(report.touches, 'touch', 'touches')}
          {report.hours > 0 && `, ${aboutHours(report.hours)}`}
          {report.measured > 0.005 && `, ${Math.round(report.measured * 100)} % of them measured`}
          {report.hours > 0 && report.measured < 0.995 && ', the rest estimated by kind'}.
        </p>
        <p className="text-text-2">
          {report.channels
            .slice(0, 6)
            .map(one => `${channelWords(one.channel)} ${count(one.touches)}`)
            .join(', ')}
        </p>
      </Part>
      {report.reasons.length > 0 && (
        <Part head="Reasons for no">
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {report.reasons.slice(0, 12).map(one => (
              <li
                key={`${one.by} ${one.reason}`}
                className="flex justify-between gap-4 border-b border-line py-1 print:break-inside-avoid"
              >
                <span>
                  {one.reason} <span className="text-text-2">({byWords[one.by] ?? one.by} said no)</span>
                </span>
                <span className="tabular">{count(one.people)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {report.people.length > 0 && (
        <Part head="Sent to you">
          <ul>
            {report.people.map(person => (
              <li
                key={person.name}
                className="flex justify-between gap-4 border-b border-line py-1 print:break-inside-avoid"
              >
                <span>{person.name}</span>
                <span className="text-text-2">
                  {phaseWords[person.phase]}
                  {person.reason !== null && `, ended: ${person.reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {report.milestones.length > 0 && (
        <Part head="Stations">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {report.milestones.map(one => (
              <li key={`${one.at} ${one.words}`}>
                <span className="text-text-2">{day(one.at)}</span> {spoken(one.words)}
                {one.planned && ' (planned)'}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </article>
  )
}

const Part = ({ head, children }: { readonly head: string; readonly children: ReactNode }) => (
  <section aria-label={head} className="mt-6 print:break-inside-avoid">
    <h2 className="border-b border-line pb-1 text-head text-text-2 uppercase">{head}</h2>
    <div className="pt-2">{children}</div>
  </section>
)
