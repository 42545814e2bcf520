import type { QueryKey } from '@tanstack/react-query'
import type { Problem } from '#src/domain/views/common.ts'
import { perform } from './act.ts'
import { changedIn, whichCounts } from './meanwhile.ts'

interface Saving<S extends object> {
  readonly words: string
  readonly run: (change: Partial<S>, was: Partial<S>) => Promise<S>
  /** Each field as it is called, and what one says there; null: not said in words. */
  readonly fields: { readonly [F in keyof S]?: readonly [label: string, inWords: (value: S[F]) => string] }
  readonly freshens: readonly QueryKey[]
}

/**
 * Saves what a form says of the house; what somebody else changed since it was opened (`was`) is asked about. Answers what
 * stands then, nothing when it could not be saved: a form then keeps what was typed.
 */
export const saveSettings = <S extends object>(
  change: Partial<S>,
  was: Partial<S>,
  saving: Saving<S>,
): Promise<Partial<S> | undefined> =>
  perform<Partial<S>>({
    words: saving.words,
    run: () => saving.run(change, was),
    meanwhile: async problem => {
      const { theirs, left } = await afterTheirs(problem, change, saving.fields)
      const now = { ...was, ...theirs }
      return Object.keys(left).length === 0 ? now : saveSettings<S>(left, now, saving)
    },
    freshens: saving.freshens,
  })

/** Asks, field by field, whose word counts; answers what stands there now, and what of mine is left to be saved. */
async function afterTheirs<S extends object>(
  problem: Problem,
  change: Partial<S>,
  fields: Saving<S>['fields'],
): Promise<{ readonly theirs: Partial<S>; readonly left: Partial<S> }> {
  const changed = changedIn(problem)
  const names = (Object.keys(change) as (keyof S & string)[]).filter(name => changed.has(name))
  // The server answers what its settings hold in these fields.
  const theirs = Object.fromEntries(names.map(name => [name, changed.get(name)?.value])) as Partial<S>
  const say = <F extends keyof S & string>(name: F, of: Partial<S>): string => {
    const [value, words] = [of[name], fields[name]?.[1]]
    return value === undefined || words === undefined ? '' : words(value) || 'None'
  }
  const answer = await whichCounts(
    names.map(name => ({
      key: name,
      label: fields[name]?.[0] ?? name,
      theirs: say(name, theirs),
      mine: say(name, change),
      by: null,
      at: null,
      both: false,
    })),
  )
  const left = Object.entries(change).filter(([name]) => answer.get(name) !== 'theirs')
  return { theirs, left: Object.fromEntries(left) as Partial<S> }
}
