import type { Figure, FigurePart } from '#src/domain/views/works.ts'
import type { BehindQuery } from '../../api-know.ts'
import type { AskedBehind } from './BehindDialog.tsx'

/** Opens who stands behind a part of a figure, under its words; in `unit` where these are not people. */
export type OpenFigure = (
  words: string,
  figure: Figure,
  unit?: AskedBehind['unit'],
  more?: Partial<BehindQuery>,
) => (part: FigurePart) => void

export const placements = ['placement', 'placements'] as const
