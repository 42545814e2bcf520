import type { ImportView } from '#src/domain/views/imports.ts'
import { SelectField } from '../../ui/Field.tsx'
import { count, counted } from '../../words/numbers.ts'

type Table = ImportView['tables'][number]

interface MappingProps {
  readonly table: Table
  /** Among many: its columns are behind its name. */
  readonly folded: boolean
  readonly chosen: { readonly [column: string]: string }
  readonly onChange: (column: string, field: string) => void
}

const always = [
  { value: 'unmapped', words: 'Keep as it is' },
  { value: 'skip', words: 'Leave out' },
]

/** What each column means, with samples beneath; a table of the same shape is understood by itself the next time. */
export function Mapping({ table, folded, chosen, onChange }: MappingProps) {
  const fields = [
    ...table.fields.map(field => ({ value: field.field, words: field.label })),
    ...always.filter(one => !table.fields.some(field => field.field === one.value)),
  ]
  const columns = (
    <ul className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {table.columns.map(column => (
        <li key={column.name} className="min-w-0">
          <SelectField
            label={column.name}
            value={chosen[column.name] ?? column.field}
            options={fields}
            onChange={field => onChange(column.name, field)}
          />
          <p className="mt-0.5 truncate text-small text-text-3" title={column.samples.join(' · ')}>
            {column.samples.filter(sample => sample !== '').join(' · ') || 'empty'}
          </p>
        </li>
      ))}
    </ul>
  )
  const kept = table.columns.filter(column => (chosen[column.name] ?? column.field) === 'unmapped').length
  return (
    <section aria-label={`Columns of ${table.path}`}>
      {folded ? (
        <details className="border-b border-line py-1.5">
          <summary className="mb-1 cursor-pointer [overflow-wrap:anywhere]">
            <span className="font-medium">Columns of {table.path}</span>{' '}
            <span className="tabular text-text-2">
              {counted(table.columns.length, 'column')}
              {kept > 0 && `, ${count(kept)} kept as ${kept === 1 ? 'it is' : 'they are'}`}
            </span>
          </summary>
          {columns}
        </details>
      ) : (
        <>
          <h2 className="mb-1 text-title [overflow-wrap:anywhere]">Columns of {table.path}</h2>
          {columns}
        </>
      )}
    </section>
  )
}
