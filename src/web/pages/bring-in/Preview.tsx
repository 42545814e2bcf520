import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportView } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { problemIn } from '../../http.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FirstRows } from './FirstRows.tsx'
import { Mapping } from './Mapping.tsx'
import { useAnswers } from './useAnswers.ts'

/** Tables whose columns all stand open; of more, the first people would be far down. */
const few = 2

/** The first rows as they would come in, with the columns to correct. */
export function Preview({ view }: { readonly view: ImportView }) {
  const [answers, change] = useAnswers(view)
  const { data, error, isFetching } = useQuery(queries.preview(view.id))
  const start = (): void =>
    void perform({
      words: null,
      run: async () =>
        queryClient.setQueryData(queries.import(view.id).queryKey, await api.stepImport(view.id, 'start')),
      freshens: [['session']],
    })
  return (
    <div className="flex flex-col gap-6">
      {view.tables.map(table => (
        <Mapping
          key={table.shape}
          table={table}
          folded={view.tables.length > few}
          chosen={answers.mappings[table.shape] ?? {}}
          onChange={(column, field) =>
            change({
              mappings: { ...answers.mappings, [table.shape]: { ...answers.mappings[table.shape], [column]: field } },
            })
          }
        />
      ))}
      {error !== null && (
        <Notice tone="bad" icon="warn" alert>
          {problemIn(error).title}
        </Notice>
      )}
      {data === undefined ? error === null && <Skeleton rows={6} /> : <FirstRows preview={data} busy={isFetching} />}
      <div className="flex items-center justify-between gap-2 border-t border-line pt-4">
        <Link to="/bring-in/$id" params={{ id: view.id }} search={{}} className={buttonLook('quiet')}>
          Back to the questions
        </Link>
        <Button look="primary" icon="play" onClick={start}>
          Bring in
        </Button>
      </div>
    </div>
  )
}
