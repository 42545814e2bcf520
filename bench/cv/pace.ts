import { parseCv } from '#src/sources/cv/parse.ts'
import type { Case } from './given.ts'

const rounds = 20

const at = (sorted: readonly number[], share: number): number | null => {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return value === undefined ? null : Math.round(value * 10) / 10
}

/** Milliseconds a printed CV of two or three pages, one after the other on one core, warm. */
export async function paceOf(cases: readonly Case[]): Promise<object> {
  const printed = cases.filter(({ file }) => /rendercv|awesome-cv|altacv|richard-hendriks.*\.pdf/.test(file))
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const { bytes } of printed) {
      const start = performance.now()
      await parseCv(bytes)
      if (round > 1) times.push(performance.now() - start)
    }
  const sorted = times.sort((a, b) => a - b)
  return {
    documents: printed.length,
    readings: sorted.length,
    medianMilliseconds: at(sorted, 0.5),
    p95Milliseconds: at(sorted, 0.95),
  }
}
