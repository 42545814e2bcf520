import type { Counted } from '../../api.ts'
import { api, type BulkBody } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { patchRows } from '../../data/person-cache.ts'
import { counted } from '../../words/numbers.ts'

/** Does one thing to many people: on the screen at once, one undo for all. */
export function bulk(
  people: BulkBody['people'],
  what: BulkBody['do'],
  words: string,
  size: number,
): Promise<Counted | undefined> {
  const ids = new Set<string>('query' in people ? [] : people)
  return perform({
    words: `${words}: ${counted(size, 'person', 'people')}`,
    run: () => api.bulk({ people, do: what }),
    atOnce: () =>
      patchRows(ids, row => ({
        ...row,
        ...(what.tag === undefined ? {} : { tags: row.tags.includes(what.tag) ? row.tags : [...row.tags, what.tag] }),
        ...(what.untag === undefined ? {} : { tags: row.tags.filter(tag => tag !== what.untag) }),
        ...(what.owner === undefined ? {} : { owner: what.owner }),
        ...(what.rating === undefined ? {} : { rating: what.rating }),
      })),
    freshens: [['people'], ['person'], ['tags'], ['pools']],
  })
}
