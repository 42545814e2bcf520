import { api } from '../api.ts'
import { problemIn } from '../http.ts'
import { showToast } from '../ui/toasts.ts'
import { queryClient } from './query-client.ts'

interface Remembered {
  readonly act: string
  readonly words: string
}

const limit = 50
let done: readonly Remembered[] = []

/** Puts an act where `z` finds it. */
export function remember(act: Remembered): void {
  done = [...done, act].slice(-limit)
}

/** After signing out, `z` must not reach what somebody else did. */
export function forgetActs(): void {
  done = []
}

async function redo(act: Remembered): Promise<void> {
  try {
    await api.redo(act.act)
    remember(act)
    void queryClient.invalidateQueries()
  } catch (error) {
    showToast({ words: problemIn(error).title, bad: true })
  }
}

/** Undoes the last act of this tab, or the given one. What could not be taken back is said, never guessed. */
export async function undoLast(which?: string): Promise<void> {
  const act = which === undefined ? done.at(-1) : done.find(one => one.act === which)
  if (act === undefined) {
    showToast({ words: 'Nothing to undo here.' })
    return
  }
  done = done.filter(one => one !== act)
  try {
    const { left } = await api.undo(act.act)
    const words = act.words === '' ? 'Undone' : `Undone: ${act.words}`
    if (left.length > 0)
      showToast({
        words: `${words}. Left as it is: ${left.slice(0, 3).join('; ')}${left.length > 3 ? ` and ${left.length - 3} more` : ''}.`,
        bad: true,
      })
    else showToast({ words, action: { words: 'Redo', run: () => void redo(act) } })
  } catch (error) {
    remember(act)
    showToast({ words: problemIn(error).title, bad: true })
  }
  void queryClient.invalidateQueries()
}
