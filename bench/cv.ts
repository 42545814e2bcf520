import { join } from 'node:path'
import { packageRoot } from '#src/lib/package-root.ts'
import { parseCv } from '#src/sources/cv/parse.ts'
import { UnreadableCv } from '#src/sources/cv/unreadable.ts'
import { type Case, givenCases } from './cv/given.ts'
import { type Count, type Judged, Scorer } from './cv/score.ts'
import { textOf } from './cv/text.ts'

const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10)

/** Scores of every field over documents, the milliseconds that each took, and each judgement. */
export async function scoreCases(
  cases: readonly Case[],
): Promise<{ table: object; times: number[]; judged: readonly Judged[] }> {
  const scorer = new Scorer()
  const times: number[] = []
  for (const { file, bytes, truth } of cases) {
    const start = performance.now()
    try {
      const { json, places } = await parseCv(bytes)
      times.push(performance.now() - start)
      scorer.score(file, truth, { resume: json, places }, await textOf(file, bytes))
    } catch (error) {
      if (!(error instanceof UnreadableCv)) throw error
      scorer.score(file, truth, { resume: {}, places: {} }, await textOf(file, bytes))
    }
  }
  const all: Count = { truth: 0, right: 0, missing: 0, given: 0, false: 0 }
  const fields: Record<string, object> = {}
  for (const [field, count] of scorer.counts) {
    for (const key of ['truth', 'right', 'missing', 'given', 'false'] as const) all[key] += count[key]
    fields[field] = {
      ...count,
      rightPercent: percent(count.right, count.truth),
      falsePercent: percent(count.false, count.given),
    }
  }
  return {
    table: {
      fields,
      all: { ...all, rightPercent: percent(all.right, all.truth), falsePercent: percent(all.false, all.given) },
    },
    times,
    judged: scorer.judged,
  }
}

/** How well CVs are read, on those that are kept beside the project. */
export async function run(): Promise<object> {
  const cases = givenCases(join(packageRoot, '../shared/data/resumes'))
  const { table, times } = await scoreCases(cases)
  return {
    documents: cases.length,
    ...table,
    medianMilliseconds: [...times].sort((a, b) => a - b)[times.length >> 1] ?? null,
  }
}
