import { type Names, stepsOf, type Way } from './ways.ts'

/** What a line of spending is known to be for: a kind of channel, or one of our own. */
interface SpentOn {
  readonly channel: string
  /** Of our own channel, where it is one; null where what was kept of it is no name any more. */
  readonly own: { readonly name: string | null } | null
}

/**
 * Which part of what was spent on a channel falls to the jobs that were asked for. Spending is known by channel and
 * period, not by job, so it follows the people: each way to a job that ended in the period, with a placement or without,
 * weighs one, shared equally over its touches, and a channel's spending is shared as the weight of its touches is. Null: nobody came by
 * it, and it is in nobody's part. The parts of all clients (or owners, or kinds of work) sum to one.
 */
export function partOfSpend(ways: readonly Way[], names: Names): (on: SpentOn) => number | null {
  const all = new Map<string, number>()
  const asked = new Map<string, number>()
  for (const way of ways) {
    const steps = stepsOf(way, names)
    for (const { channel, name } of steps)
      for (const key of name === null ? [kind(channel)] : [kind(channel), own(name)]) {
        raise(all, key, 1 / steps.length)
        if (way.asked) raise(asked, key, 1 / steps.length)
      }
  }
  return on => {
    const key = on.own === null ? kind(on.channel) : own(on.own.name ?? '')
    const whole = all.get(key)
    return whole === undefined ? null : (asked.get(key) ?? 0) / whole
  }
}

const kind = (channel: string): string => `kind ${channel}`
const own = (name: string): string => `own ${name}`

/** Adds to the sum of a key. */
export const raise = (sums: Map<string, number>, key: string, by: number): void =>
  void sums.set(key, (sums.get(key) ?? 0) + by)
