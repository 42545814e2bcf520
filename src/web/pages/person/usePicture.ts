import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Picture } from '#src/domain/views/line.ts'
import { queries } from '../../data/queries.ts'
import type { Span } from '../../line-picture/scale.ts'
import { same, wholeSpan, within } from '../../line-picture/window.ts'

const day = 86_400_000
const iso = (time: number): string => new Date(time).toISOString()

export interface PictureState {
  readonly whole: Picture | undefined
  /** What to draw for the window: the whole one's marks, or finer buckets of that window. */
  readonly picture: Picture | undefined
  readonly span: Span
  readonly window: Span
  readonly setWindow: (window: Span) => void
  /** The stop that the keyboard chose, shared by the picture and its strip; -1 none. */
  readonly stop: number
  readonly setStop: (stop: number) => void
}

/** The picture's data and its window of time. All marks are there from the start when there are few; else a zoom asks for finer ones. */
export function usePicture(person: string, start: 'all' | 'year'): PictureState {
  const { data: whole } = useQuery(queries.picture(person, {}))
  const [chosen, setChosen] = useState<Span | null>(null)
  const [stop, setStop] = useState(-1)
  const span = useMemo(() => (whole === undefined ? { from: 0, to: day } : wholeSpan(whole.from, whole.to)), [whole])
  const window = useMemo(() => {
    if (chosen !== null) return within(chosen, span)
    return start === 'all' ? span : within({ from: span.to - 366 * day, to: span.to }, span)
  }, [chosen, span, start])
  const crowded = whole !== undefined && whole.marks.length === 0 && whole.total > 0
  const zoomed = crowded && !same(window, span)
  const { data: part } = useQuery({
    ...queries.picture(person, { from: iso(window.from), to: iso(window.to) }),
    enabled: zoomed,
    placeholderData: keepPreviousData,
  })
  const picture = useMemo(
    () =>
      whole === undefined || !zoomed || part === undefined
        ? whole
        : { ...whole, marks: part.marks, buckets: part.buckets },
    [whole, part, zoomed],
  )
  return { whole, picture, span, window, setWindow: setChosen, stop, setStop }
}
