import type { PersonPage } from '#src/domain/views/people.ts'
import { api, type BulkBody } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { whoseCounts } from '../../data/meanwhile.ts'
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

/** The small changes of one person's page that stand beside each other: tag, pool. */
export const changeOne = (person: PersonPage, what: BulkBody['do']): Promise<unknown> =>
  perform({
    words: wordsFor(person.name, what),
    run: () => api.bulk({ people: [person.id], do: what }),
    atOnce: () =>
      patchPerson(person.id, page => ({
        ...page,
        tags: taken(added(page.tags, what.tag), what.untag),
        pools: taken(added(page.pools, what.pool), what.unpool),
      })),
    freshens: [...aboutPerson(person.id), ['tags'], ['pools']],
  })

type Label = 'owner' | 'rating'
type Labels = { readonly [L in Label]?: PersonPage[L] }

interface Choosing<L extends Label> {
  readonly label: L
  readonly to: PersonPage[L]
  /** What was shown when it was chosen. */
  readonly was: PersonPage[L]
  /** A colleague's name, by account. */
  readonly colleague: (account: string | null) => string | null
}

/** Owner and rating, of which somebody has one: what a colleague said meanwhile is asked about. */
export function chooseLabel<L extends Label>(
  person: PersonPage,
  { label, to, was, colleague }: Choosing<L>,
): Promise<unknown> {
  const what: Labels = { [label]: to }
  const inWords = (value: PersonPage[Label]): string =>
    typeof value === 'number' ? `${value} of 5` : label === 'owner' ? (colleague(value) ?? 'Nobody') : 'None'
  return perform({
    words: wordsFor(person.name, what),
    run: () => api.bulk({ people: [person.id], do: what, was: { [label]: was } }),
    atOnce: () => patchPerson(person.id, page => ({ ...page, ...what })),
    meanwhile: async problem => {
      const asked = await whoseCounts(problem, label, ({ value }) => ({
        label: label === 'owner' ? 'Owner' : 'Rating',
        // The server answers what the person's page shows.
        theirs: inWords(value as PersonPage[L]),
        mine: inWords(to),
      }))
      if (asked?.counts !== 'mine') return undefined
      return chooseLabel(person, { label, to, was: asked.now.value as PersonPage[L], colleague })
    },
    freshens: aboutPerson(person.id),
  })
}
