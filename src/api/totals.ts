import type { Viewer } from '#src/access/viewer.ts'
import type { Request } from './context.ts'

interface Counted {
  readonly at: string
  readonly total: Promise<number>
}

const most = 500

/**
 * Exact totals, counted once for all who ask the same while nothing was folded in between.
 */
export class Totals {
  readonly #counted = new Map<string, Counted>()

  async of(
    context: Request,
    viewer: Viewer,
    query: Readonly<Record<string, unknown>>,
    count: () => Promise<number>,
  ): Promise<number> {
    const { cursor: _cursor, limit: _limit, order: _order, ...filters } = query
    const key = `${viewer.account} ${JSON.stringify(filters)}`
    const at = String(context.get('workspace').pulse())
    const known = this.#counted.get(key)
    if (known?.at === at) return known.total
    const total = count()
    this.#counted.delete(key)
    this.#counted.set(key, { at, total })
    total.catch(() => this.#counted.delete(key))
    if (this.#counted.size > most) this.#counted.delete(this.#counted.keys().next().value ?? '')
    return total
  }
}
