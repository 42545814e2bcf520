import type { ClaimValues, Property } from '#src/domain/claim.ts'
import type { LessonRule } from '#src/domain/lesson.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson } from '../../data/person-cache.ts'
import { propertyWords } from '../facts/fields.ts'
import { afterTheirs, type InAnswer } from '../facts/meanwhile.ts'
import { lessonWords } from './lesson-words.ts'

const told = (words: string, learned: readonly LessonRule[]): string =>
  learned.length === 0 ? words : `${words}, and remembered for this layout: ${learned.map(lessonWords).join('; ')}`

/** Mends a value of a CV: it is said by you from now on, and the layout learns what it can. */
export const mendValue = <P extends Property>(
  person: string,
  property: P,
  value: ClaimValues[P],
  inAnswer: InAnswer,
): Promise<unknown> =>
  perform({
    words: ({ learned }) => told(`${propertyWords[property]} mended`, learned),
    run: () => api.setValue(person, { property, value, ...inAnswer }),
    meanwhile: async problem => {
      const again = await afterTheirs(problem, property, value)
      if (again !== null) await mendValue(person, property, value, again)
      return undefined
    },
    freshens: [...aboutPerson(person), ['imports']],
  })

/** Takes a value off that is none, and teaches the layout that it is none. */
export const notAValue = (person: string, property: Property, entry: string): Promise<unknown> =>
  perform({
    words: ({ learned }) => told(`${propertyWords[property]} taken off`, learned),
    run: () => api.removeValue(person, entry, true),
    freshens: [...aboutPerson(person), ['imports']],
  })
