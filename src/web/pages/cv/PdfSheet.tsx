import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Spot, spotsOf } from './find-text.ts'
import type { Mark } from './marks.ts'
import { layText } from './pdf-file.ts'
import { Paper, type SheetProps } from './Sheet.tsx'

interface PdfSheetProps extends SheetProps {
  readonly page: PDFPageProxy
  /** Pixels on screen. */
  readonly width: number
  readonly marks: readonly Mark[]
}

/** Whether an element is, or was, near the screen. */
function useNear(root: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (root.current === null) return
    const watch = new IntersectionObserver(
      seen => {
        if (seen.some(one => one.isIntersecting)) setNear(true)
      },
      { rootMargin: '600px' },
    )
    watch.observe(root.current)
    return () => watch.disconnect()
  }, [root])
  return near
}

/** A page of a PDF as it was sent: drawn, its words laid over it, and what was read underlined. */
export function PdfSheet({ page, width, marks, chosen, find, current, onFound, onPick }: PdfSheetProps) {
  const natural = page.getViewport({ scale: 1 })
  const scale = width / natural.width
  const height = natural.height * scale
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const near = useNear(sheet)
  const [laid, setLaid] = useState(0)
  const [found, setFound] = useState<readonly (readonly Spot[])[]>([])

  useEffect(() => {
    const target = canvas.current
    if (!near || target === null) return
    const dense = Math.min(devicePixelRatio, 2)
    const viewport = page.getViewport({ scale: scale * dense })
    // Drawn aside and put there whole: zooming does not flicker.
    const aside = document.createElement('canvas')
    aside.width = Math.ceil(viewport.width)
    aside.height = Math.ceil(viewport.height)
    const task = page.render({ canvas: aside, viewport })
    task.promise.then(
      () => {
        target.width = aside.width
        target.height = aside.height
        target.getContext('2d')?.drawImage(aside, 0, 0)
      },
      () => undefined,
    )
    return () => task.cancel()
  }, [page, scale, near])

  useEffect(() => {
    if (words.current === null) return
    let left = false
    layText(page, scale, words.current).then(
      () => {
        if (!left) setLaid(scale)
      },
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [page, scale])

  useEffect(() => {
    const spots = words.current === null || laid !== scale || find.trim() === '' ? [] : spotsOf(words.current, find)
    setFound(spots)
    onFound(spots.length)
  }, [find, laid, scale, onFound])

  const marked = useMemo(
    () =>
      marks.flatMap(mark => {
        const { box } = mark.place
        if (box === null || mark.place.page !== page.pageNumber) return []
        const [x0, y0, x1, y1] = box
        const spot: Spot = { x: x0 * scale, y: y0 * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale + 2 }
        return [{ mark, spots: [spot] }]
      }),
    [marks, page, scale],
  )
  return (
    <Paper
      ref={sheet}
      label={`Page ${page.pageNumber}`}
      size={{ width, height }}
      {...{ marked, found, chosen, current, onPick }}
    >
      <canvas ref={canvas} className="block size-full" />
      <div ref={words} className="page-text" />
    </Paper>
  )
}
