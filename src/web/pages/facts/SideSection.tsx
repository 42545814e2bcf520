import type { ReactNode } from 'react'

/** A group of the side column. */
export const SideSection = ({
  head,
  action,
  children,
}: {
  readonly head: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) => (
  <section aria-label={head} className="border-b border-line py-3 last:border-0">
    <div className="flex min-h-6 items-center justify-between">
      <h2 className="text-head text-text-3 uppercase">{head}</h2>
      {action}
    </div>
    {children}
  </section>
)
