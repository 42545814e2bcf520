import { useState } from 'react'
import type { Answers } from '#src/domain/answers.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'

/** The answers to an import's questions; each change is kept on the server at once, so that leaving loses nothing. */
export function useAnswers(view: ImportView) {
  const [answers, setAnswers] = useState(view.answers)
  const change = (part: Partial<Answers>): void => {
    const now = { ...answers, ...part }
    setAnswers(now)
    void perform({
      words: null,
      run: async () => {
        const saved = await api.answer(view.id, now)
        queryClient.setQueryData(queries.import(view.id).queryKey, saved)
      },
      freshens: [['imports', view.id, 'preview']],
    })
  }
  return [answers, change] as const
}
