import { api } from '../api.ts'
import { problemIn } from '../http.ts'
import { dropToast, showToast } from '../ui/toasts.ts'
import { queryClient } from './query-client.ts'

interface Step {
  /** The act's id, or one made up for what is no act. */
  readonly id: string
  readonly words: string
  readonly back: () => Promise<unknown>
  /** What still says that it was done. */
  readonly toast?: number
}

const limit = 50
let done: readonly Step[] = []

/** Puts a step where `z` finds it. */
export function remember(step: Step): void {
  done = [...done, step].slice(-limit)
}

/** After signing out, `z` must not reach what somebody else did. */
export function forgetActs(): void {
  done = []
}

const leftIn = (answer: unknown): readonly string[] =>
  typeof answer === 'object' && answer !== null && 'left' in answer && Array.isArray(answer.left)
    ? answer.left.map(String)
    : []
const isAct = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && 'undone' in answer

async function redo(step: Step): Promise<void> {
  try {
    await api.redo(step.id)
    remember(step)
    void queryClient.invalidateQueries()
  } catch (error) {
    showToast({ words: problemIn(error).title, bad: true })
  }
}

/** Takes back the last step of this tab, or an act by its id. What could not be restored is said, never guessed. */
export async function undoLast(which?: string): Promise<void> {
  const step =
    which === undefined
      ? done.at(-1)
      : (done.find(one => one.id === which) ?? { id: which, words: '', back: () => api.undo(which) })
  if (step === undefined) {
    showToast({ words: 'Nothing to undo here.' })
    return
  }
  done = done.filter(one => one !== step)
  try {
    const answer = await step.back()
    if (step.toast !== undefined) dropToast(step.toast)
    const left = leftIn(answer)
    const words = step.words === '' ? 'Undone' : `Undone: ${step.words}`
    const rest = left.length > 3 ? ` and ${left.length - 3} more` : ''
    if (left.length > 0)
      showToast({ words: `${words}. Left as it is: ${left.slice(0, 3).join('; ')}${rest}.`, bad: true })
    else showToast({ words, ...(isAct(answer) ? { action: { words: 'Redo', run: () => void redo(step) } } : {}) })
  } catch (error) {
    if (which === undefined) remember(step)
    showToast({ words: problemIn(error).title, bad: true })
  }
  void queryClient.invalidateQueries()
}
