import type { Property } from '#src/domain/claim.ts'
import { type HeadField, headFields, type LessonRule, swappable } from '#src/domain/lesson.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName } from '#src/lib/normalise/name.ts'

interface Correction {
  readonly property: Property
  /** As it was read. */
  readonly before: JsonObject
  /** As a person has it; null: it is no value at all. */
  readonly after: JsonObject | null
  /** The document's text: a line each, its cells parted by tabs. */
  readonly text: string
}

/** The field that stands for a value of each property that can be taught. */
const mainField: Readonly<Partial<Record<Property, string>>> = {
  name: 'full',
  headline: 'text',
  email: 'address',
  phone: 'number',
  place: 'text',
  skill: 'label',
  language: 'label',
  certificate: 'name',
}
const isHead = (property: string): property is HeadField => (headFields as readonly string[]).includes(property)
const textOf = (value: JsonObject | null, key: string): string => {
  const text = value?.[key]
  return typeof text === 'string' ? text.trim() : ''
}

/** Two fields that a person has written the other way round, in whole or in what both sides say. */
function swapOf({ property, before, after }: Correction): LessonRule[] {
  if (property !== 'position' && property !== 'education') return []
  const fields = swappable[property]
  for (const a of fields)
    for (const b of fields) {
      if (a >= b) continue
      const [oldA, oldB, newA, newB] = [textOf(before, a), textOf(before, b), textOf(after, a), textOf(after, b)]
      if (oldA !== newA && oldB !== newB && oldA === newB && oldB === newA && oldA + oldB !== '')
        return [{ rule: 'swap', property, fields: [a, b] }]
    }
  return []
}

const marks = /^\s*[,;:|·•–—\-/(@~・、]\s*|^\s{2,}/

/** What a person took off one end, where a mark parts it from what they left. */
function cutOf(property: Property, field: string, before: string, after: string): LessonRule[] {
  if (after === '' || before.length <= after.length) return []
  const of = property as Extract<LessonRule, { rule: 'cut' }>['property']
  if (before.startsWith(after)) {
    const mark = marks.exec(before.slice(after.length))?.[0]
    // The mark must be the first of its kind, or the next document would lose another part.
    return mark && !after.includes(mark) ? [{ rule: 'cut', property: of, field, away: 'after', mark }] : []
  }
  if (before.endsWith(after)) {
    const label = before.slice(0, before.length - after.length)
    return /[:：|–—-]\s*$/.test(label) && label.length <= 40 && !/\d/.test(label)
      ? [{ rule: 'cut', property: of, field, away: 'before', mark: label }]
      : []
  }
  return []
}

const isLabel = (text: string) =>
  text.length >= 2 && text.length <= 40 && !/[\d@]/.test(text) && text.split(/\s+/).length <= 4

/** Where in the document what a person wrote stands: behind a label, or on one of the first lines. */
function takeOf(property: HeadField, after: string, text: string): LessonRule[] {
  const lines = text.split('\n').map(line => line.split('\t').map(cell => cell.trim()))
  for (const [index, cells] of lines.entries()) {
    const at = cells.findIndex(cell => cell.toLowerCase() === after.toLowerCase())
    if (at >= 0) {
      const label = at > 0 ? cells[at - 1] : undefined
      if (label && isLabel(label)) return [{ rule: 'take', property, line: Math.min(index, 60), cell: at, label }]
      return index < 12 ? [{ rule: 'take', property, line: index, cell: at, label: null }] : []
    }
    const labelled = cells.find(cell => cell.toLowerCase().endsWith(after.toLowerCase()) && /[:：]\s*/.test(cell))
    const label = labelled?.slice(0, labelled.length - after.length)
    if (label && /[:：]\s*$/.test(label) && isLabel(label))
      return [{ rule: 'take', property, line: Math.min(index, 60), cell: 0, label }]
  }
  return []
}

/**
 * What a correction teaches about its layout. Nothing where it says something of the person only: a new title, a skill
 * that is no longer true.
 */
export function lessonsFrom(correction: Correction): LessonRule[] {
  const { property, before, after, text } = correction
  const main = mainField[property]
  if (after === null) {
    if (property !== 'skill' && property !== 'language' && !isHead(property)) return []
    const said = main ? foldName(textOf(before, main)).slice(0, 200) : ''
    return said === '' ? [] : [{ rule: 'leave-out', property, text: said }]
  }
  const swap = swapOf(correction)
  if (swap.length > 0) return swap
  if (property === 'position' || property === 'education')
    return swappable[property].flatMap(field => cutOf(property, field, textOf(before, field), textOf(after, field)))
  if (!main) return []
  const [old, now] = [textOf(before, main), textOf(after, main)]
  if (now === '' || old === now) return []
  const cut = property === 'language' || property === 'place' ? [] : cutOf(property, main, old, now)
  if (cut.length > 0 || !isHead(property)) return cut
  return takeOf(property, now, text)
}
