import type { Crowd, Turn } from '#src/access/crowd.ts'
import type { Reached } from './fold.ts'

/** Milliseconds that a click waits for the worker before it folds itself, and for which clicks then do without it. */
const patience = 150
const apart = 1000
/** Until the log is read once more for those who still wait. */
const again = 2

/** The web app's end of the worker's reports: which clicks wait, and whether it is worth waiting. */
export class WorkersCrowd implements Crowd {
  readonly #hurry: () => void
  readonly #waiting = new Set<{ readonly xid: bigint; readonly answer: (folded: boolean) => void }>()
  #underway = 0
  #apartUntil = 0

  constructor(hurry: () => void) {
    this.#hurry = hurry
  }

  enter(): Turn {
    const isCrowded = this.#underway > 0 && performance.now() >= this.#apartUntil
    this.#underway++
    return { isCrowded, leave: () => void this.#underway-- }
  }

  folded(xid: string): Promise<boolean> {
    return new Promise(resolve => {
      const timer = setTimeout(() => answer(false), patience)
      const answer = (folded: boolean): void => {
        clearTimeout(timer)
        this.#waiting.delete(one)
        if (!folded) this.#apartUntil = performance.now() + apart
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
    for (const { xid: own, answer } of [...this.#waiting])
      if (own <= reached) answer(true)
      else if (isBehind) answer(false)
    if (isBehind) this.#apartUntil = performance.now() + apart
    // A transaction that began before theirs was still open: it is over in a moment.
    else if (this.#waiting.size > 0) setTimeout(this.#hurry, again)
  }
}
