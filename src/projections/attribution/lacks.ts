import type { ModelName } from '#src/domain/credit-model.ts'
import type { Journeys } from './journeys.ts'

/** What a model needs and these journeys do not have, in words for a person; null when nothing is missing. */
export function lacks(name: ModelName, journeys: Journeys): string | null {
  switch (name) {
    case 'time-decay':
      return lackOfDays(journeys)
    case 'w':
      return journeys.keys ? null : 'needs the positions of key touches (a column `keys`)'
    case 'markov-null':
      if (!journeys.nulls) return 'needs the journeys that did not convert (a column `null`)'
      return converted(journeys) ? null : 'no journey converted'
    case 'markov':
      return converted(journeys) ? null : 'no journey converted'
    default:
      return null
  }
}

const converted = ({ conversions }: Journeys): boolean => conversions.some(count => count > 0)

function lackOfDays({ size, days, offsets, conversions }: Journeys): string | null {
  if (!days) return 'needs the days from each touch to the conversion (a column `days`)'
  let lacking = 0
  for (let journey = 0; journey < size; journey++) {
    if ((conversions[journey] ?? 0) > 0 && Number.isNaN(days[offsets[journey] ?? 0])) lacking++
  }
  return lacking ? `${lacking} journeys that converted have no days` : null
}
