import type { QueryKey } from '@tanstack/react-query'
import type { Done, Problem } from '#src/domain/views/common.ts'
import { api } from '../api.ts'
import { problemIn } from '../http.ts'
import { showToast } from '../ui/toasts.ts'
import { changedIn } from './meanwhile.ts'
import { queryClient } from './query-client.ts'
import { remember, undoLast } from './undo.ts'

interface Act<T> {
  /** In the past tense, for the toast: "Tagged Kwame". Null says nothing; some answers have more to tell. */
  readonly words: string | ((answer: T) => string) | null
  readonly run: () => Promise<T>
  /** Changes the screen at once; returns what takes it back when the server refuses. */
  readonly atOnce?: () => () => void
  /** The way back where the answer itself is not undoable. */
  readonly back?: () => Promise<unknown>
  /** What follows where somebody else changed the same meanwhile: asked which counts, done anew or left. */
  readonly meanwhile?: (problem: Problem) => Promise<T | undefined>
  /** What is read again afterwards. */
  readonly freshens: readonly QueryKey[]
}

const isDone = (answer: unknown): answer is Done =>
  typeof answer === 'object' && answer !== null && 'act' in answer && typeof answer.act === 'string'

export function tellProblem(error: unknown): void {
  const problem = problemIn(error)
  showToast({ words: [problem.title, problem.detail].filter(Boolean).join(' '), bad: true })
}

/** Does what a click asks: on the screen at once, undoable, and taken back with words when it fails. */
export async function perform<T>(act: Act<T>): Promise<T | undefined> {
  const takeBack = act.atOnce?.()
  const freshen = (): void => {
    for (const key of act.freshens) void queryClient.invalidateQueries({ queryKey: key })
  }
  try {
    const answer = await act.run()
    const back = isDone(answer)
      ? { id: answer.act, back: () => api.undo(answer.act) }
      : act.back && { id: crypto.randomUUID(), back: act.back }
    const words = typeof act.words === 'function' ? act.words(answer) : act.words
    const toast =
      words === null
        ? undefined
        : showToast({
            words,
            ...(back === undefined ? {} : { action: { words: 'Undo', keys: 'z', run: () => void undoLast(back.id) } }),
          })
    if (back !== undefined) remember({ ...back, words: words ?? '', ...(toast === undefined ? {} : { toast }) })
    return answer
  } catch (error) {
    takeBack?.()
    const problem = problemIn(error)
    if (act.meanwhile !== undefined && changedIn(problem).size > 0) {
      freshen()
      return await act.meanwhile(problem)
    }
    tellProblem(error)
    return undefined
  } finally {
    freshen()
  }
}
