import { type RefObject, useLayoutEffect, useRef } from 'react'

const strip = 76

/** Another list in the same place (a filter, a jump) is read from its top, also when one had scrolled far down the one before. */
export function useFromTop(box: RefObject<HTMLElement | null>, list: string): void {
  const before = useRef(list)
  useLayoutEffect(() => {
    if (before.current === list) return
    before.current = list
    const top = box.current?.getBoundingClientRect().top ?? 0
    if (top < strip) window.scrollBy(0, top - strip)
  }, [box, list])
}
