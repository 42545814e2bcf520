/** What pages that are open hear of: ids only; each page asks for what its viewer may see. */
export type LiveEvent =
  | { readonly type: 'people'; readonly ids: readonly string[] }
  /** Told to everybody: the id of somebody who was erased says nothing, and any open page may still show them. */
  | { readonly type: 'erased'; readonly ids: readonly string[] }
  /** For whoever holds the import, and admins. */
  | { readonly type: 'import'; readonly id: string; readonly account: string }
  | { readonly type: 'today' }

type Listener = (event: LiveEvent) => void

/** Listeners of one process. Ids are opaque hashes; nothing personal passes here. */
export class Live {
  readonly #listeners = new Set<Listener>()
  version = 0

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(event: LiveEvent): void {
    if (event.type === 'people') this.version++
    for (const listener of this.#listeners) listener(event)
  }
}
