interface ProgressProps {
  readonly label: string
  /** 0 to 1; null when the end is not known. */
  readonly share: number | null
}

export function Progress({ label, share }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken forced-colors:border"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-[240ms] forced-colors:bg-[Highlight]"
        style={{ width: share === null ? '30%' : `${share * 100}%` }}
      />
    </div>
  )
}
