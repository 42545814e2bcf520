import type { Span } from '../../line-picture/scale.ts'

/** What part of the line is on the screen, for the picture's bracket: kept outside React, because it changes with every scroll. */
export function createShown() {
  const visible = new Map<Element, number>()
  const listeners = new Set<() => void>()
  let span: Span | null = null
  let frame = 0
  const measure = (): void => {
    frame = 0
    const times = [...visible.values()]
    span = times.length === 0 ? null : { from: Math.min(...times), to: Math.max(...times) }
    for (const listener of listeners) listener()
  }
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? null
      : new IntersectionObserver(
          entries => {
            for (const entry of entries) {
              const time = Number(entry.target instanceof HTMLElement ? entry.target.dataset.at : Number.NaN)
              if (entry.isIntersecting && Number.isFinite(time)) visible.set(entry.target, time)
              else visible.delete(entry.target)
            }
            if (frame === 0) frame = requestAnimationFrame(measure)
          },
          { rootMargin: '-72px 0px 0px 0px' },
        )
  return {
    current: (): Span | null => span,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** A ref for everything that has `data-at`. */
    watch: (element: HTMLElement | null): (() => void) | undefined => {
      if (element === null) return undefined
      observer?.observe(element)
      return () => {
        observer?.unobserve(element)
        visible.delete(element)
        if (frame === 0) frame = requestAnimationFrame(measure)
      }
    },
  }
}
export type Shown = ReturnType<typeof createShown>
