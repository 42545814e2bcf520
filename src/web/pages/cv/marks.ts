import type { Property } from '#src/domain/claim.ts'
import { type CvPage, type CvPlace, type CvValue, doubtful } from '#src/domain/views/cv.ts'
import { factGroups } from '../facts/groups.ts'

/** One underlined place of a document and the value that was read there. */
export interface Mark {
  /** Of the value and, where a field stands apart, of the field. */
  readonly id: string
  readonly entry: string
  readonly place: CvPlace
  /** What to look for where the format has no pages. */
  readonly text: string
  readonly doubtful: boolean
  /** Nobody stands behind it any more. */
  readonly faded: boolean
}

interface ValueGroup {
  readonly head: string
  readonly values: readonly CvValue[]
}

const mainText = (value: object): string => {
  for (const key of ['full', 'text', 'address', 'number', 'url', 'company', 'title', 'school', 'label', 'name'])
    if (key in value) {
      const text: unknown = value[key as keyof typeof value]
      if (typeof text === 'string') return text
    }
  return ''
}
const fieldText = (value: object, field: string): string => {
  const text: unknown = value[field as keyof typeof value]
  return typeof text === 'string' ? text : ''
}

const isDoubtful = (place: CvPlace | null): boolean => place !== null && place.confidence < doubtful

/** Whether a value, or a part of it, should be looked at by a person. */
export const needsLook = ({ at, parts, mended }: CvValue): boolean =>
  mended === null && (isDoubtful(at) || Object.values(parts).some(isDoubtful))

/** How sure its least sure part is, 0 to 1. */
export const sureness = ({ at, parts }: CvValue): number =>
  Math.min(at?.confidence ?? 1, ...Object.values(parts).map(place => place.confidence))

/** The fields of a value that should be looked at. */
export const doubtfulFields = ({ parts }: CvValue): readonly string[] =>
  Object.entries(parts).flatMap(([field, place]) => (isDoubtful(place) ? [field] : []))

/** Every place of a document that a value came from. */
export function marksOf(page: Pick<CvPage, 'values'>): readonly Mark[] {
  return page.values.flatMap(({ entry, value, at, parts, mended }): Mark[] => {
    const faded = mended !== null
    const mark = (id: string, place: CvPlace, text: string): Mark => ({
      id,
      entry,
      place,
      text: place.text ?? text,
      doubtful: !faded && isDoubtful(place),
      faded,
    })
    return [
      ...(at === null ? [] : [mark(entry, at, mainText(value))]),
      ...Object.entries(parts).map(([field, place]) => mark(`${entry} ${field}`, place, fieldText(value, field))),
    ]
  })
}

const topOf = ({ at }: CvValue): number => (at === null ? 0 : at.page * 10_000 + (at.box?.[1] ?? 0))
const leftOf = ({ at }: CvValue): number => at?.box?.[0] ?? 0

/** Where a value stands in the text of a document that has no pages; what is not found in it stands last. */
const offsetIn = (text: string, { value, at }: CvValue): number => {
  if (at?.box) return 0
  const offset = text.indexOf(at?.text ?? mainText(value))
  return offset < 0 ? text.length : offset
}

/** Values as one reads about somebody, each group in the order of the page, or of `text` where there are no pages. */
export function groupsOf(values: readonly CvValue[], text = ''): readonly ValueGroup[] {
  return factGroups.flatMap(({ head, properties }): ValueGroup[] => {
    const order: readonly Property[] = properties
    const found = values
      .filter(value => order.includes(value.property))
      .toSorted(
        (a, b) =>
          order.indexOf(a.property) - order.indexOf(b.property) ||
          topOf(a) - topOf(b) ||
          leftOf(a) - leftOf(b) ||
          offsetIn(text, a) - offsetIn(text, b),
      )
    return found.length > 0 ? [{ head, values: found }] : []
  })
}
