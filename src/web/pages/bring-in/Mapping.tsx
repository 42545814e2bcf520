import type { ImportView } from '#src/domain/views/imports.ts'
import { SelectField } from '../../ui/Field.tsx'

type Table = ImportView['tables'][number]

interface MappingProps {
  readonly table: Table
  readonly chosen: { readonly [column: string]: string }
  readonly onChange: (column: string, field: string) => void
}

const always = [
  { value: 'unmapped', words: 'Keep as it is' },
  { value: 'skip', words: 'Leave out' },
]

/** What each column means, with samples beneath; a table of the same shape is understood by itself the next time. */
export function Mapping({ table, chosen, onChange }: MappingProps) {
  const fields = [
    ...table.fields.map(field => ({ value: field.field, words: field.label })),
    ...always.filter(one => !table.fields.some(field => field.field === one.value)),
  ]
  return (
    <section aria-label={`Columns of ${table.path}`}>
      <h2 className="mb-1 text-title [overflow-wrap:anywhere]">Columns of {table.path}</h2>
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
    </section>
  )
}
