import type { Corpus } from './corpus.ts'

/** A row that says who somebody is, so that the same row again is the same person and no news. */
const telling = ['email', 'phone', 'profile', 'national']
const named = ['given', 'family']

/**
 * Finds records that repeat an earlier one in every field, and takes their values out of the counts: a row pasted a
 * thousand times does not make its name a common one, nor its block too large. Answers the earlier record by the later.
 */
export function setCopiesAside(corpus: Corpus): Map<number, number> {
  const copies = new Map<number, number>()
  const strong = telling.flatMap(field => corpus.column(field) ?? [])
  const names = named.flatMap(field => corpus.column(field) ?? [])
  if (strong.length === 0 || names.length === 0) return copies
  const seen = new Map<string, number>()
  for (let record = 0; record < corpus.size; record++) {
    if (!strong.some(column => column.first[record]) || !names.some(column => column.first[record])) continue
    let row = ''
    for (const column of corpus.columns) {
      const several = column.several.get(record)
      row += several ? `${several.toSorted((x, y) => x - y).join('+')},` : `${column.first[record] ?? 0},`
    }
    const earlier = seen.get(row)
    if (earlier === undefined) seen.set(row, record)
    else {
      copies.set(record, earlier)
      for (const column of corpus.columns) column.uncount(record)
    }
  }
  return copies
}
