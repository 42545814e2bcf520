/** Rows without words, for empty states. */
export function SampleRows({ rows = 4 }: { readonly rows?: number }) {
  return (
    <div className="rounded-panel border border-line bg-surface text-left">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0">
          <span className="size-6 shrink-0 rounded-full bg-line" />
          <span className="h-3 rounded-control bg-line" style={{ width: `${30 - ((row * 7) % 12)}%` }} />
          <span className="ml-auto h-3 rounded-control bg-line" style={{ width: `${18 - ((row * 5) % 8)}%` }} />
        </div>
      ))}
    </div>
  )
}
