import type { Crowd, Turn } from '#src/access/crowd.ts'
import type { Reached } from './fold.ts'

/** Milliseconds: how long a click waits for the worker before it folds itself, and how long clicks then do without it. */
export interface Patience {
  readonly wait: number
  readonly apart: number
}
const usual: Patience = { wait: 150, apart: 1000 }
/** Until the log is read once more for those who still wait. */
const again = 2

/** The web app's end of the worker's reports: which clicks wait, and whether it is worth waiting. */
export class WorkersCrowd implements Crowd {
  readonly #hurry: () => void
  readonly #patience: Patience
  readonly #waiting = new Set<{ readonly xid: bigint; readonly answer: (folded: boolean) => void }>()
  #underway = 0
  #apartUntil = 0

  constructor(hurry: () => void, patience = usual) {
    this.#hurry = hurry
    this.#patience = patience
  }

  enter(): Turn {
    const isCrowded = this.#underway > 0 && performance.now() >= this.#apartUntil
    this.#underway++
    return { isCrowded, leave: () => void this.#underway-- }
  }

  folded(xid: string): Promise<boolean> {
    return new Promise(resolve => {
      const timer = setTimeout(() => answer(false), this.#patience.wait)
      const answer = (folded: boolean): void => {
        clearTimeout(timer)
        this.#waiting.delete(one)
        if (!folded) this.#apartUntil = performance.now() + this.#patience.apart
        resolve(folded)
      }
      const one = { xid: BigInt(xid), answer }
      this.#waiting.add(one)
      this.#hurry()
    })
  }

  /** What the worker reports of its reading. */
  hear({ xid, isBehind }: Reached): void {
    const reached = BigInt(xid)
    // Of much that came, people are folded later.
    for (const { xid: own, answer } of [...this.#waiting])
      if (isBehind) answer(false)
      else if (own <= reached) answer(true)
    if (isBehind) this.#apartUntil = performance.now() + this.#patience.apart
    // A transaction that began before theirs was still open: it is over in a moment.
    else if (this.#waiting.size > 0) setTimeout(this.#hurry, again)
  }
}
