import type { PersonPage } from '#src/domain/views/people.ts'
import { api, type BulkBody } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson, patchPerson } from '../../data/person-cache.ts'

const added = (list: readonly string[], word: string | undefined): readonly string[] =>
  word === undefined || list.includes(word) ? list : [...list, word]
const taken = (list: readonly string[], word: string | undefined): readonly string[] => list.filter(one => one !== word)

function wordsFor(name: string, what: BulkBody['do']): string {
  if (what.tag !== undefined) return `Tagged ${name}: ${what.tag}`
  if (what.untag !== undefined) return `Took ${what.untag} off ${name}`
  if (what.pool !== undefined) return `${name} is in ${what.pool}`
  if (what.unpool !== undefined) return `${name} is out of ${what.unpool}`
  if (what.owner !== undefined) return `Owner of ${name} changed`
  return `Rated ${name}`
}

/** The small changes of one person's page: tag, pool, owner, rating. */
export const changeOne = (person: PersonPage, what: BulkBody['do']): Promise<unknown> =>
  perform({
    words: wordsFor(person.name, what),
    run: () => api.bulk({ people: [person.id], do: what }),
    atOnce: () =>
      patchPerson(person.id, page => ({
        ...page,
        tags: taken(added(page.tags, what.tag), what.untag),
        pools: taken(added(page.pools, what.pool), what.unpool),
        owner: what.owner === undefined ? page.owner : what.owner,
        rating: what.rating === undefined ? page.rating : what.rating,
      })),
    freshens: [...aboutPerson(person.id), ['tags'], ['pools']],
  })
