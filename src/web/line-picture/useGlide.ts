import { useEffect, useRef, useState } from 'react'
import type { Span } from './scale.ts'
import { between, same } from './window.ts'

const duration = 240
const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Follows a window of time smoothly, within 240 ms; at once for whom motion is unwelcome. */
export function useGlide(target: Span): Span {
  const [shown, setShown] = useState(target)
  const current = useRef(target)
  useEffect(() => {
    const from = current.current
    if (same(from, target)) return
    const show = (span: Span): void => {
      current.current = span
      setShown(span)
    }
    if (calm()) {
      show(target)
      return
    }
    const began = performance.now()
    let frame = requestAnimationFrame(function step(time) {
      const share = Math.min(1, Math.max(0, (time - began) / duration))
      show(share === 1 ? target : between(from, target, 1 - (1 - share) ** 3))
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [target])
  return shown
}
