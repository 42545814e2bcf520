import type { ImportView } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'

const freshens = [['imports'], ['session'], ['people'], ['today'], ['past']]

/** Pauses, goes on with, stops or takes back an import. */
export const moveImport = (view: ImportView, step: 'pause' | 'resume' | 'stop' | 'undo'): Promise<unknown> =>
  perform({
    words: null,
    run: async () => queryClient.setQueryData(queries.import(view.id).queryKey, await api.stepImport(view.id, step)),
    freshens,
  })

/** Lets an import that was taken back stand again. */
export const restoreImport = (view: ImportView): Promise<unknown> =>
  perform({ words: null, run: () => api.redo(view.id), freshens })
