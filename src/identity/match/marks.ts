/**
 * The marks of every body of records, the same for all: nothing is tuned to a file.
 * From `automatic` a merge happens by itself; from `ask` it waits for a person; from `link` a table's pair is written
 * when nobody says otherwise; from `sure` pairs are offered to be accepted together. Below `ask` a pair is forgotten.
 */
export const marks = { ask: 0.5, link: 0.9, sure: 0.95, automatic: 0.995 } as const

export const logOdds = (probability: number): number => Math.log(probability / (1 - probability))

/** Where a pair stands that may not merge by itself, however much speaks for it. */
export const heldBack = logOdds(marks.automatic) - 0.05
