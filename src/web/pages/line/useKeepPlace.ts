import { type RefObject, useLayoutEffect, useRef } from 'react'

/** When rows come in above, what was on the screen stays where it was, in every browser. */
export function useKeepPlace(box: RefObject<HTMLElement | null>, firstKey: string | undefined): void {
  const before = useRef<{
    readonly element: Element
    readonly top: number
    readonly firstKey: string | undefined
  } | null>(null)
  useLayoutEffect(() => {
    const held = before.current
    if (held !== null && held.firstKey !== firstKey && held.element.isConnected)
      window.scrollBy(0, held.element.getBoundingClientRect().top - held.top)
    const note = (): void => {
      const element = [...(box.current?.querySelectorAll('[data-entry]') ?? [])].find(
        one => one.getBoundingClientRect().bottom > 72,
      )
      before.current = element === undefined ? null : { element, top: element.getBoundingClientRect().top, firstKey }
    }
    let frame = 0
    const later = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0
        note()
      })
    }
    note()
    addEventListener('scroll', later, { passive: true })
    return () => {
      removeEventListener('scroll', later)
      cancelAnimationFrame(frame)
    }
  }, [box, firstKey])
}
