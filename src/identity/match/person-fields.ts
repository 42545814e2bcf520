import { Corpus, type PersonRecord } from './corpus.ts'
import { inOrder } from './fields.ts'
import { blockingKeys, CorpusKeys } from './keys.ts'
import { keyHash } from './postings.ts'

/** What people of a house are held against each other by. */
export const personFields = inOrder([
  'given',
  'family',
  'middle',
  'birth',
  'email',
  'phone',
  'profile',
  'city',
  'employer',
  'title',
  'skill',
  'other:school',
])

/** A corpus of people of a house. */
export function corpusOf(records: readonly PersonRecord[], fields: readonly string[] = personFields): Corpus {
  const corpus = new Corpus(fields)
  for (const record of records) corpus.add(record)
  return corpus
}

/** Blocking keys of records as signed 32-bit numbers, ascending, each once. The keys are the ones of `keys.ts`. */
export function hashedKeys(corpus: Corpus): number[][] {
  const source = new CorpusKeys(corpus)
  return corpus.ids.map((_, record) =>
    [...new Set(blockingKeys(source.at(record)).map(key => keyHash(key) | 0))].sort((a, b) => a - b),
  )
}
