import type { EntryDetail } from '#src/domain/views/line.ts'
import { api } from '../../api.ts'
import { useColleague } from '../../data/useSession.ts'
import { plainDay, userLocale } from '../../words/dates.ts'

/** Where an act comes from: every file, mailbox or person that says so. */
export function Sources({ detail }: { readonly detail: EntryDetail }) {
  const colleague = useColleague()
  return (
    <div>
      <h3 className="text-head text-text-3 uppercase">From</h3>
      <ul className="mt-1">
        {detail.sources.map((source, index) => (
          <li key={`${index} ${source.act}`} className="text-small text-text-2">
            {source.from}
            {source.account !== null && `, ${colleague(source.account)}`}
            {source.place !== '' && `, ${source.place}`}, seen {plainDay(source.seenAt, userLocale())}
          </li>
        ))}
      </ul>
      {detail.original !== null && detail.original.problem !== null && (
        <p className="text-small text-warn">
          {detail.original.problem === 'missing'
            ? 'The original is not where it was kept any more. What was read from it is here.'
            : 'The original is damaged. What was read from it is here.'}
        </p>
      )}
      {detail.original !== null && detail.original.problem === null && (
        <a
          href={api.originalAddress(detail.entry)}
          download
          className="text-small text-accent underline underline-offset-2"
        >
          Open original
        </a>
      )}
    </div>
  )
}
