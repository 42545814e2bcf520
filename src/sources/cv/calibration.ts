import type { Sign } from './doubt.ts'

/**
 * From how strong a rule's evidence was to how often such values were right, on the first two hands of documents when the
 * rules had not seen them (7,513 values). Rising, linear between knots.
 */
const knots: readonly (readonly [number, number])[] = [
  [0, 0.2],
  [0.45, 0.54],
  [0.65, 0.74],
  [0.78, 0.8],
  [0.82, 0.93],
  [0.88, 0.96],
  [0.95, 0.98],
  [1, 0.985],
]

/** The share of values with this evidence that were right, 0 to 1. */
function byEvidence(evidence: number): number {
  const above = knots.findIndex(([x]) => x >= evidence)
  const [x1, y1] = knots[Math.max(1, above)] ?? [1, 0.985]
  const [x0, y0] = knots[Math.max(1, above) - 1] ?? [0, 0.2]
  if (above < 0) return 0.985
  return y0 + ((evidence - x0) / (x1 - x0)) * (y1 - y0)
}

/**
 * A logistic regression, ridge 0.6, fitted on 5,594 values: the third and fourth hand as first read, by rules that had not
 * seen them, and the second hand. Checked on the fifth and on the documents given (docs/benchmarks/cv.md has the curves).
 * Here, for each kind of value, what its own words add, in log odds above the base.
 */
const bySign: Readonly<Record<string, Partial<Readonly<Record<Sign, number>>>>> = {
  'certificates.date': { plain: 0.7 },
  'certificates.issuer': { plain: -0.04 },
  'certificates.name': { odd: -4.35, plain: -0.42 },
  city: { plain: 0.79 },
  'education.area': { odd: -4.77, plain: -1.8 },
  'education.endDate': { plain: 0.11 },
  'education.institution': { odd: -1.87, plain: -0.81, told: -0.74 },
  'education.startDate': { plain: 0.11 },
  'education.studyType': { odd: -3.62, plain: 0.03, told: -1.8 },
  email: { plain: -1.22 },
  label: { odd: -2.0, plain: 0.14, told: 0.67 },
  'languages.fluency': { odd: -2.53, plain: 1.54 },
  'languages.language': { plain: 1.3 },
  name: { plain: 0.82 },
  phone: { plain: 0.86 },
  'projects.endDate': { plain: 0.62 },
  'projects.name': { plain: -0.53 },
  'projects.startDate': { plain: 0.62 },
  skills: { odd: -1.94, plain: 0.34 },
  summary: { odd: -5.66, plain: -1.09, told: 0.75 },
  url: { plain: 1.07 },
  'work.endDate': { plain: 1.37 },
  'work.highlights': { plain: -0.24 },
  'work.location': { odd: -0.34, plain: -1.56, told: 1.34 },
  'work.name': { odd: -2.36, plain: -1.25, told: -1.3 },
  'work.position': { odd: -1.86, plain: -2.81, told: 1.13 },
  'work.startDate': { plain: 1.53 },
}
const base = 4.02
const oddAlone = -2.82
const slope = 0.54
const perOddPart = -0.6

const logOdds = (share: number) => Math.log(share / (1 - share))

/** What is known of a value besides the rule that found it. */
export interface Told {
  readonly kind: string
  readonly sign: Sign
  /** Share of the document's names, titles, employers, schools, degrees and summaries that look odd, 0 to 1. */
  readonly odd: number
}

/** How sure a value is, 0 to 1: of values said to be 0.9 sure, nine in ten are right, also in a layout that no rule has met. */
export function calibrated(evidence: number, { kind, sign, odd }: Told): number {
  const words = bySign[kind]?.[sign] ?? (sign === 'odd' ? oddAlone : 0)
  const shared = slope * (logOdds(Math.min(0.99, Math.max(0.3, byEvidence(evidence)))) - logOdds(0.95))
  const score = base + words + shared + perOddPart * Math.min(0.5, odd)
  return Math.min(0.995, 1 / (1 + Math.exp(-score)))
}
