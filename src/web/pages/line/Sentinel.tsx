import { useEffect, useRef } from 'react'

/** Calls `onNear` when the end of a list comes near, again and again while it stays there and more can come. */
export function Sentinel({ onNear, ready }: { readonly onNear: () => void; readonly ready: boolean }) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(onNear)
  useEffect(() => {
    latest.current = onNear
  })
  useEffect(() => {
    if (!ready || element.current === null) return
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && latest.current(),
      { rootMargin: '800px 0px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [ready])
  return <div ref={element} aria-hidden="true" className="h-px" />
}
