import { latin } from '../text/latin.ts'
import { isNothing, type Kind } from './kind.ts'

interface ListValue {
  readonly key: string
  readonly items: ReadonlySet<string>
}

/** Several things in one cell: skills, classes, co-authors. At most 200 are read. */
export const list: Kind<ListValue> = {
  name: 'list',
  levels: [
    { label: 'the same', m: 0.35, u: 0.001, agrees: true },
    { label: 'most in common', m: 0.25, u: 0.003, agrees: true },
    { label: 'some in common', m: 0.2, u: 0.04, agrees: false },
    { label: 'none in common', m: 0.2, u: 0.95, agrees: false },
  ],
  rarest: 1e-4,
  coarse: () => [],
  read(raw) {
    const parts = raw.slice(0, 20_000).split(/\*\*|[;|,/•\n]+/, 200)
    const items = new Set(parts.map(part => latin(part)).filter(item => !isNothing(item)))
    return items.size ? { key: [...items].sort().join('|'), items } : null
  },
  compare(a, b) {
    let common = 0
    for (const item of a.items) if (b.items.has(item)) common++
    if (common === 0) return 3
    return common * 2 >= Math.min(a.items.size, b.items.size) ? 1 : 2
  },
}
