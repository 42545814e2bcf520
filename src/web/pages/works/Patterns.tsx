import type { ChannelGroup } from '#src/domain/channel.ts'
import { channelGroups } from '#src/domain/channel.ts'
import { groupColour } from '../../ui/glyph-paths.ts'

const strokes: Readonly<Record<ChannelGroup, string>> = {
  email: '',
  linkedin: 'M-2 8 8 -2M-2 14 14 -2M4 14 14 4',
  social: 'M3 3h.01M9 9h.01',
  chat: 'M3 0v12M9 0v12',
  call: 'M0 0 12 12M12 0 0 12',
  meeting: 'M0 3h12M0 9h12',
  application: 'M-2 4 8 14M-2 -2 14 14M4 -2 14 8',
  note: '',
}

export const patternOf = (group: ChannelGroup): string => `url(#bar-${group})`

/** Bars carry a pattern as well as a colour, so that they read in black and white. */
export function Patterns() {
  return (
    <svg aria-hidden="true" width={0} height={0} className="absolute">
      <defs>
        {channelGroups.map(group => (
          <pattern key={group} id={`bar-${group}`} width={12} height={12} patternUnits="userSpaceOnUse">
            <rect
              width={12}
              height={12}
              fill={groupColour(group)}
              fillOpacity={group === 'email' ? 1 : group === 'note' ? 0 : 0.28}
            />
            <path
              d={strokes[group]}
              stroke={groupColour(group)}
              strokeWidth={group === 'social' ? 4 : 2.5}
              strokeLinecap={group === 'social' ? 'round' : 'butt'}
              fill="none"
            />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
