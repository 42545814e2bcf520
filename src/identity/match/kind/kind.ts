/**
 * How alike two values of one kind are, as a step on a ladder. The first level is equality, the last is "different".
 * `m` and `u` say how often pairs of the same person, and of two strangers, stand on this level before anything was
 * learned; the learner starts from them and leaves them as far as the data says so (Fellegi & Sunter 1969).
 */
export interface Level {
  readonly label: string
  readonly m: number
  readonly u: number
  /** Speaks for one person by itself: counts as support when a merge happens without asking. */
  readonly agrees: boolean
}

/**
 * A kind of value: how it is read, how two are compared, which keys it offers to blocking.
 * `read` answers null for what holds no information (empty, a placeholder, a shared mailbox): missing values are neutral.
 */
export interface Kind<V extends { readonly key: string } = { readonly key: string }> {
  readonly name: string
  readonly levels: readonly Level[]
  /** The level of a value found in a sibling field of the other record (given name and family name swapped). */
  readonly moved?: number
  /** Levels on which a value counts as found in a sibling field. */
  readonly movable?: readonly number[]
  /** First level that contradicts, in decisive fields; the last level when left out. */
  readonly conflict?: number
  /** How rare a value can be at most: nothing seen in a file makes an agreement say more than this. */
  readonly rarest: number
  /** The value as blocking sees it: values that differ by a usual error often have a coarse form in common. Empty: no key. */
  coarse(value: V): readonly string[]
  read(raw: string): V | null
  /** Level of two values whose keys differ. Never throws; bounded work. */
  compare(a: V, b: V): number
}

/** Values that stand for nothing, folded. */
const nothing = new Set([
  ...'null none nan na unknown unbekannt inconnu desconocido xxx tbd tba undefined nil'.split(' '),
  ...['n a', 'k a', 'not available', 'not provided', 'not specified', 'no name', 'no data', 'keine angabe'],
])

export const isNothing = (folded: string): boolean => folded === '' || nothing.has(folded)
