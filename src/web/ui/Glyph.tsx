import type { ChannelGroup } from '#src/domain/channel.ts'
import { glyphPaths, groupColour } from './glyph-paths.ts'

interface GlyphProps {
  readonly group: ChannelGroup
  readonly hollow?: boolean
  /** A failed delivery. */
  readonly slash?: boolean
  readonly muted?: boolean
  readonly className?: string
}

/** A channel's shape and colour. Decoration: in lists the channel's word follows it. */
export function Glyph({ group, hollow = false, slash = false, muted = false, className = 'size-3.5' }: GlyphProps) {
  const colour = muted ? 'var(--color-mark-muted)' : groupColour(group)
  return (
    <svg aria-hidden="true" viewBox="0 0 14 14" className={`${className} shrink-0 overflow-visible`}>
      <path d={glyphPaths[group]} fill={hollow ? 'none' : colour} stroke={hollow ? colour : 'none'} strokeWidth={1.5} />
      {slash && <path d="M1 13 13 1" stroke={colour} strokeWidth={1.5} />}
    </svg>
  )
}
