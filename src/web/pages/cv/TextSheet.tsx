import { useLayoutEffect, useRef, useState } from 'react'
import { type Spot, spotsOf } from './find-text.ts'
import type { Mark } from './marks.ts'
import { Paper, type SheetProps } from './Sheet.tsx'
import type { MarkedSpot } from './Underlines.tsx'

interface TextSheetProps extends SheetProps {
  /** A line each, cells parted by tabs. */
  readonly text: string
  readonly width: number
  /** 1: as large as text is read. */
  readonly zoom: number
  readonly marks: readonly Mark[]
}

/** The first place where a value stands as a whole word, and the first at all where it does not. */
const placed = (root: HTMLElement, text: string): readonly Spot[] =>
  (text === '' ? undefined : (spotsOf(root, text, true)[0] ?? spotsOf(root, text)[0])) ?? []

/** A document without pages of its own, as its text: Word, OpenDocument, RTF, HTML and plain text. Nothing of its markup is kept. */
export function TextSheet({ text, width, zoom, marks, chosen, find, current, onFound, onPick }: TextSheetProps) {
  const words = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<readonly MarkedSpot[]>([])
  const [found, setFound] = useState<readonly (readonly Spot[])[]>([])
  // Where words stand depends on how wide and large they are set.
  useLayoutEffect(() => {
    const root = words.current
    if (root === null) return
    setMarked(marks.map(mark => ({ mark, spots: placed(root, mark.text) })))
  }, [marks, text, width, zoom])
  useLayoutEffect(() => {
    const spots = words.current === null || find.trim() === '' ? [] : spotsOf(words.current, find)
    setFound(spots)
    onFound(spots.length)
  }, [find, text, width, zoom, onFound])
  return (
    <Paper label="Text" size={{ width }} {...{ marked, found, chosen, current, onPick }}>
      <div ref={words} className="px-[7%] py-[6%]" style={{ fontSize: `${0.875 * zoom}rem`, lineHeight: 1.55 }}>
        {text.split('\n').map((line, index) => (
          <p key={`${index} ${line.slice(0, 20)}`} className="flex min-h-[1em] flex-wrap gap-x-[2em]">
            {line.split('\t').map((cell, at) => (
              <span key={`${at} ${cell.slice(0, 20)}`} className="min-w-0">
                {cell}
              </span>
            ))}
          </p>
        ))}
      </div>
    </Paper>
  )
}
