import type { Property } from '#src/domain/claim.ts'

/** The order in which one reads about somebody. */
export const factGroups = [
  { head: 'Contact', properties: ['name', 'email', 'phone', 'profile', 'place'] },
  { head: 'Work', properties: ['headline', 'position'] },
  { head: 'Wants', properties: ['wish', 'notice', 'availability'] },
  { head: 'Skills', properties: ['skill', 'language'] },
  { head: 'Learned', properties: ['education', 'certificate', 'publication'] },
  { head: 'Summary', properties: ['summary'] },
  { head: 'Other', properties: ['custom'] },
] as const satisfies readonly { readonly head: string; readonly properties: readonly Property[] }[]

/** What can be added by hand from the head of each group. */
export const addable: readonly Property[] = [
  'email',
  'phone',
  'profile',
  'place',
  'headline',
  'position',
  'wish',
  'notice',
  'availability',
  'skill',
  'language',
  'education',
  'certificate',
  'summary',
  'custom',
]
