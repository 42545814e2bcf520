import type { LessonRule } from '#src/domain/lesson.ts'
import { fieldsOf, propertyWords } from '../facts/fields.ts'

const fieldWords = (property: keyof typeof fieldsOf, key: string): string =>
  (fieldsOf[property].find(field => field.key === key)?.label ?? key).toLowerCase()

/** A lesson as one would tell it to a colleague. */
export function lessonWords(rule: LessonRule): string {
  const what = propertyWords[rule.property].toLowerCase()
  switch (rule.rule) {
    case 'swap': {
      const [a, b] = rule.fields
      return `${fieldWords(rule.property, a)} and ${fieldWords(rule.property, b)} the other way round`
    }
    case 'cut':
      return `what stands ${rule.away} “${rule.mark.trim()}” is no part of the ${fieldWords(rule.property, rule.field)}`
    case 'take':
      return rule.label === null
        ? `the ${what} stands on line ${rule.line + 1}`
        : `the ${what} stands behind “${rule.label.replace(/\s*[:：]\s*$/, '')}”`
    case 'leave-out':
      return `“${rule.text}” is no ${what}`
  }
}
