import type { Corpus } from './corpus.ts'

/**
 * What a blocking rule sees of a record: its values by field, exactly and in coarse form (a name by sound, an address of
 * mail by its letters). The same reading serves a table in memory and rows in a database.
 */
interface KeySource {
  /** Exact keys of a field's values. */
  exact(field: string): readonly string[]
  /** Coarse forms of a field's values, empty ones left out. */
  coarse(field: string): readonly string[]
  /** Fields without a meaning of their own (`other:<column>`). */
  readonly others: readonly string[]
}

/** Values of a field that make keys; more in one record are left out. */
const perField = 16
/** Keys of one record at most. */
const keysAtMost = 160

const bounded = (values: readonly string[]): readonly string[] =>
  values.length > perField ? values.slice(0, perField) : values

/**
 * A record's blocking keys. Two records that share one are compared, unless the block of that key has grown too large
 * (see `blocks.ts`). Keys go from particular (an address) to general (a birthday): the general ones catch errors in the
 * particular ones in small files, and fall away by size in large ones, where a finer combination takes their place.
 */
export function blockingKeys(source: KeySource): string[] {
  const keys: string[] = []
  const put = (rule: string, parts: readonly string[], more: readonly string[] = ['']): void => {
    for (const part of parts)
      for (const other of more)
        if (part && keys.length < keysAtMost) keys.push(other ? `${rule}:${part}|${other}` : `${rule}:${part}`)
  }
  const exact = (field: string): readonly string[] => bounded(source.exact(field))
  const coarse = (field: string): readonly string[] => bounded(source.coarse(field))

  put('mail', exact('email'))
  put('phone', coarse('phone'))
  put('profile', exact('profile'))
  put(
    'handle',
    coarse('profile').filter(handle => handle.length >= 5),
  )
  put('national', exact('national'))
  put(
    'local',
    coarse('email').filter(local => local.length >= 4),
  )

  const given = coarse('given')
  const family = coarse('family')
  /** Either part of a name, wherever it stands: names are swapped, and parts are missing. */
  const names = [...new Set([...given, ...family])]
  const birth = exact('birth')
  const postcode = exact('postcode')
  const pairs = given.flatMap(g => family.map(f => (g < f ? `${g} ${f}` : `${f} ${g}`)))
  const inner = coarse('middle')
  put('name', pairs)
  put(
    'name',
    inner.flatMap(m => family.map(f => (m < f ? `${m} ${f}` : `${f} ${m}`))),
  )
  put('birth', birth)
  put('birth+name', birth, names)
  put('birth+postcode', birth, postcode)
  put('birth+city', birth, coarse('city'))
  put(
    'month+name',
    birth.map(day => day.slice(0, 6)),
    names,
  )
  put(
    'day+name',
    birth.map(day => [day.slice(4, 6), day.slice(6)].sort().join('')),
    names,
  )
  put(
    'year+names',
    birth.map(day => day.slice(0, 4)),
    pairs,
  )
  put('postcode', postcode)
  put('postcode+name', postcode, names)
  put('city+name', coarse('city'), names)
  put('city+names', coarse('city'), pairs)
  const street = [...coarse('street'), ...coarse('district')]
  put('street', street)
  put('street+number', street, exact('number'))
  put('street+name', street, names)
  put('employer+name', coarse('employer'), names)
  put('employer+names', coarse('employer'), pairs)
  put('title+names', coarse('title'), pairs)
  put('sound', names)
  const organisation = coarse('organisation')
  put('organisation', organisation)
  put(
    'organisation',
    exact('organisation').map(key => key.split(' ', 1)[0] ?? ''),
  )
  put('given', exact('given'))
  put('family', exact('family'))
  for (const other of source.others) {
    const values = exact(other)
    put(other, values)
    put(`${other}+name`, values, names)
    put(`${other}+birth`, values, birth)
  }
  return keys
}

/** A record of a corpus as blocking sees it. */
export class CorpusKeys implements KeySource {
  readonly others: readonly string[]
  readonly #corpus: Corpus
  #record = 0

  constructor(corpus: Corpus) {
    this.#corpus = corpus
    this.others = corpus.columns.map(column => column.field.name).filter(name => /^(other|code):/.test(name))
  }

  at(record: number): this {
    this.#record = record
    return this
  }

  exact(field: string): readonly string[] {
    const column = this.#corpus.column(field)
    return column ? column.values(this.#record).map(id => column.pool.key(id)) : []
  }

  coarse(field: string): readonly string[] {
    const column = this.#corpus.column(field)
    return column ? column.values(this.#record).flatMap(id => column.pool.coarse(id)) : []
  }
}
