import type { Doubt } from '#src/domain/views/apart.ts'

/** Why two whom one record names are not simply one person. */
export const doubtWords: Readonly<Record<Doubt['why'], string>> = {
  names: 'One address, two names that have nothing in common',
  birthdays: 'One record names both; their birthdays differ',
  profiles: 'One record names both; they had two LinkedIn profiles at one time',
  many: 'One record names both; together they would have more addresses than one person has',
  refused: 'A later record names both, and you said that they are not the same',
}
