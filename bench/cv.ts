import { join } from 'node:path'
import { packageRoot } from '#src/lib/package-root.ts'
import { parseCv } from '#src/sources/cv/parse.ts'
import { UnreadableCv } from '#src/sources/cv/unreadable.ts'
import { makeSet } from '../fixtures/cv/make.ts'
import { browserPath } from '../fixtures/cv/print.ts'
import { curveOf } from './cv/curve.ts'
import { type Case, givenCases } from './cv/given.ts'
import { paceOf } from './cv/pace.ts'
import { type Count, type Judged, Scorer } from './cv/score.ts'
import { textOf } from './cv/text.ts'

/** Sets of invented people by eleven hands; what each was read at when no rule had met it is in docs/benchmarks/cv.md. */
const unseen = [
  { set: 5, hand: 'first' },
  { set: 34, hand: 'second' },
  { set: 41, hand: 'third' },
  { set: 51, hand: 'fourth' },
  { set: 61, hand: 'fifth' },
  { set: 71, hand: 'sixth' },
  { set: 81, hand: 'seventh' },
  { set: 91, hand: 'eighth' },
  { set: 101, hand: 'ninth' },
  { set: 111, hand: 'tenth' },
  { set: 121, hand: 'eleventh' },
] as const

const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10)

/** Scores of every field over documents, and each judgement. */
export async function scoreCases(
  cases: readonly Case[],
): Promise<{ table: object; judged: readonly Judged[]; times: number[] }> {
  const scorer = new Scorer()
  const times: number[] = []
  for (const { file, bytes, truth } of cases) {
    const start = performance.now()
    const read = await parseCv(bytes).catch((error: unknown) => {
      if (error instanceof UnreadableCv) return { json: {}, places: {} }
      throw error
    })
    times.push(performance.now() - start)
    scorer.score(file, truth, { resume: read.json, places: read.places }, await textOf(file, bytes))
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
  const total = { ...all, rightPercent: percent(all.right, all.truth), falsePercent: percent(all.false, all.given) }
  return { table: { documents: cases.length, all: total, fields }, judged: scorer.judged, times }
}

/**
 * How well and how fast CVs are read: those that are kept beside the project, and invented people's in layouts and
 * languages of our own (printed, so only where there is a Chromium).
 */
export async function run(): Promise<object> {
  const given = givenCases(join(packageRoot, '../shared/data/resumes'))
  const pace = await paceOf(given)
  const kept = await scoreCases(given)
  const invented: object[] = []
  const judged = [...kept.judged]
  if (browserPath())
    for (const { set, hand } of unseen) {
      const scored = await scoreCases(await makeSet(set, hand))
      invented.push({ set, hand, ...scored.table })
      judged.push(...scored.judged)
    }
  return {
    given: given.length > 0 ? kept.table : 'skipped: ../shared/data/resumes is not here',
    invented: invented.length > 0 ? invented : 'skipped: there is no Chromium to print with',
    confidence: curveOf(judged),
    pace,
  }
}
