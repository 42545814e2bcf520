import type { TextHit } from '#src/domain/views/texts.ts'

/** Where somebody's line opens at what was found: there, and the act beside it. */
export const placeOf = ({ entry, at }: Pick<TextHit, 'entry' | 'at'>) => ({ entry, ...(at === null ? {} : { at }) })
