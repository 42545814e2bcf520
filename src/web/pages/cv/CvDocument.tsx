import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CvPage } from '#src/domain/views/cv.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useWidth } from '../../ui/useWidth.ts'
import { marksOf } from './marks.ts'
import { PdfSheet } from './PdfSheet.tsx'
import { TextSheet } from './TextSheet.tsx'
import { usePdf } from './useCv.ts'

interface CvDocumentProps {
  readonly cv: CvPage
  /** 1: as wide as there is room. */
  readonly zoom: number
  readonly chosen: string | null
  readonly find: string
  /** Which of all found places the reader is at. */
  readonly current: number
  readonly onFound: (count: number) => void
  readonly onPick: (entry: string) => void
}

/** Scrolls to the chosen value's place when it is not in sight. */
function useChosen(root: React.RefObject<HTMLElement | null>, chosen: string | null, ready: unknown): void {
  useEffect(() => {
    const mark = chosen === null ? null : root.current?.querySelector(`[data-mark="${CSS.escape(chosen)}"]`)
    const around = root.current
    if (!mark || around === null) return
    const [one, all] = [mark.getBoundingClientRect(), around.getBoundingClientRect()]
    if (one.top < all.top + 24 || one.bottom > all.bottom - 24)
      around.scrollBy({ top: one.top - all.top - all.height / 3, behavior: 'smooth' })
  }, [chosen, root, ready])
}

/** The sheets of one CV below each other. */
export function CvDocument({ cv, zoom, chosen, find, current, onFound, onPick }: CvDocumentProps) {
  const root = useRef<HTMLDivElement>(null)
  const room = useWidth(root)
  const isPdf = cv.mediaType === 'application/pdf'
  const marks = useMemo(() => marksOf(cv), [cv])
  const [counts, setCounts] = useState<readonly number[]>([])
  const told = useCallback(
    (sheet: number) => (count: number) =>
      setCounts(now => {
        if ((now[sheet] ?? 0) === count) return now
        const next = [...now]
        next[sheet] = count
        return next
      }),
    [],
  )
  const listeners = useRef(new Map<number, (count: number) => void>())
  const listener = (sheet: number): ((count: number) => void) => {
    const known = listeners.current.get(sheet) ?? told(sheet)
    listeners.current.set(sheet, known)
    return known
  }
  const total = counts.reduce((sum, count) => sum + (count ?? 0), 0)
  useEffect(() => onFound(total), [total, onFound])
  useEffect(() => {
    root.current?.querySelector('.page-found[data-current]')?.scrollIntoView({ block: 'center' })
  }, [current, find])
  const width = Math.max(200, Math.round((room - 32) * zoom))
  const before = (sheet: number) => counts.slice(0, sheet).reduce((sum, count) => sum + (count ?? 0), 0)
  const shared = { width, marks, chosen, find, onPick }
  useChosen(root, chosen, room > 0 && isPdf)
  return (
    <section
      ref={root}
      aria-label={`${cv.name}, as it was sent`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto bg-sunken outline-offset-[-2px]"
    >
      {room > 0 && (
        <div className="flex min-w-fit flex-col gap-4 p-4">
          {isPdf ? (
            <Pages {...shared} cv={cv} current={current} before={before} listener={listener} />
          ) : (
            <TextSheet {...shared} text={cv.text} zoom={zoom} current={current} onFound={listener(0)} />
          )}
        </div>
      )}
    </section>
  )
}

interface PagesProps extends Omit<CvDocumentProps, 'zoom' | 'onFound'> {
  readonly width: number
  readonly marks: ReturnType<typeof marksOf>
  readonly before: (sheet: number) => number
  readonly listener: (sheet: number) => (count: number) => void
}

function Pages({ cv, current, before, listener, ...shared }: PagesProps) {
  const pdf = usePdf(cv.entry)
  if (pdf.state === 'opening') return <Skeleton rows={16} />
  if (pdf.state === 'failed')
    return (
      <>
        <Notice tone="warn" icon="warn">
          {pdf.why}
        </Notice>
        <TextSheet {...shared} text={cv.text} zoom={1} current={current} onFound={listener(0)} />
      </>
    )
  return (
    <>
      {pdf.file.pages.map((page, index) => (
        <PdfSheet
          key={page.pageNumber}
          {...shared}
          page={page}
          current={current - before(index)}
          onFound={listener(index)}
        />
      ))}
      {pdf.file.left > 0 && (
        <p className="text-center text-small text-text-2">{pdf.file.left} more pages were neither read nor drawn.</p>
      )}
    </>
  )
}
