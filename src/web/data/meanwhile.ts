import type { Present } from '#src/domain/refusal.ts'
import type { Problem } from '#src/domain/views/common.ts'

/** Something that somebody else changed while we wrote: both values in words. */
export interface Contested {
  readonly key: string
  readonly label: string
  readonly theirs: string
  readonly mine: string
  /** Account; null where it was brought in, or nobody stands behind it. */
  readonly by: string | null
  readonly at: string | null
  /** Both may stand side by side. */
  readonly both: boolean
}
export const counting = ['theirs', 'mine', 'both'] as const
export type Counting = (typeof counting)[number]
type Answer = ReadonlyMap<string, Counting>

export interface Question {
  readonly id: number
  readonly contested: readonly Contested[]
  readonly answer: (answer: Answer) => void
}

let next = 1
let open: readonly Question[] = []
const listeners = new Set<() => void>()

function change(now: readonly Question[]): void {
  open = now
  for (const listener of listeners) listener()
}

export const currentQuestion = (): Question | null => open[0] ?? null
export function subscribeQuestion(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks which of two values counts, over whatever page is open; answers by key. */
export const whichCounts = (contested: readonly Contested[]): Promise<Answer> =>
  new Promise(resolve => {
    const id = next++
    const answer = (given: Answer): void => {
      change(open.filter(one => one.id !== id))
      resolve(given)
    }
    change([...open, { id, contested, answer }])
  })

/** By field, what stands there now; empty where a refusal is about something else. */
export const changedIn = (problem: Problem): ReadonlyMap<string, Present> =>
  new Map(
    problem.status === 412
      ? (problem.errors ?? []).flatMap(one => (one.now ? [[one.pointer.slice(1), one.now] as const] : []))
      : [],
  )

interface Asked {
  readonly label: string
  readonly theirs: string
  readonly mine: string
  readonly both?: boolean
}

/** Asks about one field, in words made from what stands there now; null where the refusal is about something else. */
export async function whoseCounts(
  problem: Problem,
  field: string,
  inWords: (now: Present) => Asked,
): Promise<{ readonly counts: Counting | undefined; readonly now: Present } | null> {
  const now = changedIn(problem).get(field)
  if (now === undefined) return null
  const answer = await whichCounts([{ key: field, by: now.by, at: now.at, both: false, ...inWords(now) }])
  return { counts: answer.get(field), now }
}
