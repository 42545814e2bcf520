import * as z from 'zod'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { splitName } from '#src/identity/match/row.ts'
import { tidyName } from '#src/lib/normalise/name.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { halfPerson } from './add-person.ts'

/** Somebody who is being typed: anything may still be missing. */
export const halfTyped = halfPerson.extend({ place: z.string().max(300).optional() })

/** What is being typed, as people are held against each other. */
export function valuesOf(input: z.infer<typeof halfTyped>, country: string): PersonRecord['values'] {
  const { given, middle, family } = splitName(tidyName(input.name ?? ''))
  const phone = input.phone?.trim() ? (normalisePhone(input.phone, country) ?? input.phone) : ''
  const said = {
    given,
    middle,
    // Who typed "Leire Pedraza Gil" may mean one family name of two words.
    family: middle === '' ? family : [family, `${middle} ${family}`],
    email: input.email,
    phone,
    profile: input.profile,
    employer: input.company,
    title: input.title,
    city: input.place?.split(',', 1)[0],
  }
  return Object.fromEntries(
    Object.entries(said).flatMap(([field, value]) => {
      const values = [value ?? '']
        .flat()
        .map(one => one.trim())
        .filter(Boolean)
      return values.length > 0 ? [[field, values]] : []
    }),
  )
}
