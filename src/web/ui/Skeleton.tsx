import { cx } from './cx.ts'

/** Grey lines where text will be; they appear only when the wait is longer than 200 ms. */
export function Skeleton({ rows = 6, className }: { readonly rows?: number; readonly className?: string }) {
  return (
    <div role="status" className={cx('flex flex-col gap-3 py-2 [animation:appear_120ms_200ms_both]', className)}>
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <span
          key={row}
          aria-hidden="true"
          className="h-4 rounded-control bg-line opacity-60"
          style={{ width: `${88 - ((row * 23) % 41)}%` }}
        />
      ))}
    </div>
  )
}
