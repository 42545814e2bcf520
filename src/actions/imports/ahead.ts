import type { Connector, Group, ReadContext } from '#src/sources/source.ts'

type Items = ReturnType<Connector['read']>

interface Begun {
  readonly items: Items
  stop(): Promise<void>
}

/** Begins to read at once, and hands out what comes when it is asked for. */
function begin(items: Items): Begun {
  const iterator = items[Symbol.asyncIterator]()
  const first = iterator.next()
  // Who asks for it hears of the error; nobody may.
  first.catch(() => {})
  async function* rest(): Items {
    let result = await first
    for (; !result.done; result = await iterator.next()) yield result.value
    return result.value
  }
  return { items: rest(), stop: async () => void (await iterator.return?.(undefined)) }
}

/**
 * Groups whose connector reads apart from this thread are begun a few ahead, so that one is read while the one before is
 * written. Others are read when their turn comes.
 */
export class ReadingAhead {
  readonly #groups: readonly { readonly connector: Connector; readonly group: Group }[]
  readonly #context: ReadContext
  readonly #begun = new Map<number, Begun>()

  constructor(groups: readonly { readonly connector: Connector; readonly group: Group }[], context: ReadContext) {
    this.#groups = groups
    this.#context = context
  }

  /** The connector to read the group at an index with; those behind it are begun. */
  at(index: number): Connector | undefined {
    const here = this.#groups[index]
    if (!here) return undefined
    const { ahead = 0 } = here.connector
    for (let next = index; next <= index + ahead; next++) {
      const other = this.#groups[next]
      if (ahead === 0 || other?.connector !== here.connector || this.#begun.has(next)) continue
      this.#begun.set(next, begin(other.connector.read(other.group, this.#context)))
    }
    const begun = this.#begun.get(index)
    this.#begun.delete(index)
    return begun ? { ...here.connector, read: () => begun.items } : here.connector
  }

  /** Ends what was begun and is not asked for any more. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#begun.values()].map(begun => begun.stop()))
    this.#begun.clear()
  }
}
