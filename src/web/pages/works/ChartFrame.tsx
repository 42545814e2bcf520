import { type ReactNode, useState } from 'react'
import { saveCsv } from '../../data/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'

interface ChartTable {
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

interface ChartFrameProps {
  readonly head: string
  /** What the figures mean, shown at the sign beside the head. */
  readonly meaning: ReactNode
  readonly table: ChartTable
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A chart with its definition, and the same figures as a table and as CSV. */
export function ChartFrame({ head, meaning, table, tools, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false)
  return (
    <section aria-label={head} className="mt-8">
      <div className="flex flex-wrap items-center gap-2 border-b border-line pb-2">
        <h2 className="text-head text-text-2 uppercase">{head}</h2>
        <Popover
          label={`What ${head.toLowerCase()} means`}
          trigger={<IconButton icon="info" label="What this means" small />}
        >
          <div className="text-small text-text-2">{meaning}</div>
        </Popover>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {tools}
          <Button onClick={() => setAsTable(before => !before)}>{asTable ? 'Chart' : 'Table'}</Button>
          <Button onClick={() => saveCsv(`${head.toLowerCase()}.csv`, [table.heads, ...table.rows])}>CSV</Button>
        </div>
      </div>
      {asTable ? <PlainTable table={table} label={head} /> : <div className="pt-3">{children}</div>}
    </section>
  )
}

const PlainTable = ({ table, label }: { readonly table: ChartTable; readonly label: string }) => (
  <div className="overflow-x-auto pt-2">
    <table className="w-full text-left">
      <caption className="sr-only">{label}</caption>
      <thead className="text-small text-text-2">
        <tr>
          {table.heads.map(head => (
            <th key={head} scope="col" className="px-2 py-1.5 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(row => (
          <tr key={row.join('\t')} className="border-t border-line">
            {row.map((value, at) => (
              <td key={table.heads[at]} className="px-2 py-1.5">
                {typeof value === 'number' ? Math.round(value * 1000) / 1000 : value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
