import { channelWords } from '#src/domain/channel-words.ts'
import type { SpendRow } from '#src/domain/views/cost.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { moneyWords } from '../../words/money.ts'

/** A line of spending; `called` is the name of our own channel that it is on. */
interface SpendLine extends Omit<SpendRow, 'id' | 'own'> {
  readonly id?: string
  readonly called: string | null
}

interface SpendTableProps {
  readonly rows: readonly SpendLine[]
  readonly onDrop?: (id: string) => void
}

const span = ({ from, to }: Pick<SpendRow, 'from' | 'to'>): string =>
  from === to ? plainDay(from, userLocale()) : `${plainDay(from, userLocale())} to ${plainDay(to, userLocale())}`

/** Lines of spending as they are kept, or as they would be. */
export function SpendTable({ rows, onDrop }: SpendTableProps) {
  if (rows.length === 0) return <p className="mt-4 text-text-2">Nothing in this period.</p>
  return (
    <div className="mt-4 overflow-x-auto">
      <table className="w-full text-left">
        <thead className="text-small text-text-2">
          <tr>
            {['Channel', 'When', 'Amount', 'For', 'Note'].map(head => (
              <th key={head} scope="col" className="px-2 py-1.5 font-medium">
                {head}
              </th>
            ))}
            {onDrop !== undefined && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id ?? at} className="border-t border-line">
              <td className="px-2 py-1.5">
                {row.called ?? channelWords(row.channel)}
                {row.called !== null && <span className="text-text-2">, {channelWords(row.channel)}</span>}
              </td>
              <td className="px-2 py-1.5">{span(row)}</td>
              <td className="tabular px-2 py-1.5 whitespace-nowrap">{moneyWords(row)}</td>
              <td className="px-2 py-1.5">
                {row.category}
                {row.sort === 'internal' && <span className="text-text-2">, our own</span>}
              </td>
              <td className="px-2 py-1.5 text-text-2">{row.note}</td>
              {onDrop !== undefined && (
                <td className="text-right">
                  <IconButton icon="close" label="Take off" small onClick={() => row.id && onDrop(row.id)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
