import { type ReactNode, type RefObject, useEffect, useState } from 'react'

interface CompactHeaderProps {
  /** When this has left the screen at the top, the strip comes. */
  readonly after: RefObject<HTMLElement | null>
  readonly name: string
  readonly about: ReactNode
  readonly actions: ReactNode
  readonly picture: ReactNode
}

/** Name and picture in a strip of 72 px, for as long as the list is being read. */
export function CompactHeader({ after, name, about, actions, picture }: CompactHeaderProps) {
  const [on, setOn] = useState(false)
  useEffect(() => {
    if (after.current === null) return
    const observer = new IntersectionObserver(([entry]) =>
      setOn(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.top < 0),
    )
    observer.observe(after.current)
    return () => observer.disconnect()
  }, [after])
  return (
    <div className="sticky top-0 z-20 h-0">
      {on && (
        <div className="-mx-6 border-b border-line bg-canvas px-6 max-sm:-mx-4 max-sm:px-4">
          <div className="flex h-11 items-center gap-3">
            <span className="truncate font-semibold">{name}</span>
            <span className="min-w-0 flex-1 truncate text-text-2 max-sm:hidden">{about}</span>
            {actions}
          </div>
          {picture}
        </div>
      )}
    </div>
  )
}
