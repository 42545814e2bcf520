import type { Evidence } from '#src/domain/views/same-person.ts'

/** What rows are called, in the order in which a person reads them; the rest comes after. */
const names = {
  given: 'Given name',
  middle: 'Middle name',
  family: 'Family name',
  birth: 'Birthday',
  email: 'Email',
  phone: 'Phone',
  profile: 'Profile',
  employer: 'Employer',
  title: 'Title',
  city: 'Place',
  'other:school': 'School',
  skill: 'Skills',
} as const
const order: readonly string[] = Object.keys(names)
const called: Readonly<Record<string, string>> = names

export const fieldName = (field: string): string => called[field] ?? field.replace(/^[a-z]+:/, '')

export interface Step {
  readonly field: string
  readonly name: string
  /** How the two compare; null where only one of them says anything, which counts neither way. */
  readonly level: string | null
  readonly bits: number
  /** Sum before and after, in bits: above 0 more likely one person than not. */
  readonly from: number
  readonly to: number
}

interface Waterfall {
  readonly before: number
  readonly steps: readonly Step[]
  readonly relatives: Pick<Step, 'bits' | 'from' | 'to'>
  /** Least and most that the sums reach, 0 included. */
  readonly low: number
  readonly high: number
}

const place = (field: string): number => {
  const at = order.indexOf(field)
  return at < 0 ? order.length : at
}

/** Lays the terms end to end, in reading order. `fields`: what either of the two says something of. */
export function waterfall(evidence: Evidence, fields: readonly string[]): Waterfall {
  const terms = new Map(evidence.terms.map(term => [term.field, term]))
  const sums = [0, evidence.before]
  let sum = evidence.before
  const steps = [...new Set([...fields, ...terms.keys()])]
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    .map((field): Step => {
      const term = terms.get(field)
      const from = sum
      sum += term?.bits ?? 0
      sums.push(sum)
      return { field, name: fieldName(field), level: term?.level ?? null, bits: term?.bits ?? 0, from, to: sum }
    })
  const relatives = { bits: evidence.relatives, from: sum, to: sum + evidence.relatives }
  sums.push(relatives.to)
  return { before: evidence.before, steps, relatives, low: Math.min(...sums), high: Math.max(...sums) }
}

/** A probability as a person reads it: "97 %", "99.6 %", "over 99.9 %". */
export function sureness(probability: number): string {
  if (probability >= 0.9995) return 'over 99.9 %'
  return `${(probability * 100).toFixed(probability >= 0.99 ? 1 : 0)} %`
}

/** What says most, for a card that is closed: for it first, and what speaks against most of all. */
export function telling(evidence: Evidence, most = 3): Evidence['terms'] {
  const said = evidence.terms.filter(term => Math.abs(term.bits) >= 1).toSorted((a, b) => b.bits - a.bits)
  const against = said.findLast(term => term.bits < 0)
  const agreeing = said.filter(term => term.bits > 0)
  return against === undefined ? agreeing.slice(0, most) : [...agreeing.slice(0, most - 1), against]
}

/** A term as part of a sentence: "email: the same". */
export const termWords = (field: string, level: string): string => `${fieldName(field)}: ${level}`
