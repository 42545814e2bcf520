import { type RefObject, useEffect, useRef } from 'react'

interface WheelMove {
  readonly zoom: number | null
  readonly pan: number | null
  /** Pixels from the element's left edge. */
  readonly x: number
}

/** Ctrl and the wheel (or a pinch) zoom around the cursor, Shift and the wheel pan; the bare wheel still scrolls the page. */
export function useWheel(element: RefObject<Element | null>, onMove: (move: WheelMove) => void): void {
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  useEffect(() => {
    const target = element.current
    if (target === null) return
    const onWheel = (raw: Event): void => {
      if (!(raw instanceof WheelEvent) || !(raw.ctrlKey || raw.metaKey || raw.shiftKey)) return
      raw.preventDefault()
      const by = raw.deltaY === 0 ? raw.deltaX : raw.deltaY
      const x = raw.clientX - target.getBoundingClientRect().left
      latest.current(raw.shiftKey ? { zoom: null, pan: by, x } : { zoom: Math.exp(by / 300), pan: null, x })
    }
    target.addEventListener('wheel', onWheel, { passive: false })
    return () => target.removeEventListener('wheel', onWheel)
  }, [element])
}
