import type { ImportView } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'

/** Pauses, goes on, stops or undoes an import. */
export const moveImport = (view: ImportView, step: 'pause' | 'resume' | 'stop' | 'undo'): Promise<unknown> =>
  perform({
    words: null,
    run: async () => queryClient.setQueryData(queries.import(view.id).queryKey, await api.stepImport(view.id, step)),
    freshens: [['imports'], ['session'], ['people'], ['today']],
  })
