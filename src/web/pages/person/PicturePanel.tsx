import { useState, useSyncExternalStore } from 'react'
import type { ChannelGroup } from '#src/domain/channel.ts'
import type { PictureSize } from '../../line-picture/geometry.ts'
import { LinePicture } from '../../line-picture/LinePicture.tsx'
import { PictureTable } from '../../line-picture/PictureTable.tsx'
import { zoom } from '../../line-picture/window.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { EntryHover } from '../line/EntryHover.tsx'
import type { Shown } from '../line/shown.ts'
import { DateBox } from './DateBox.tsx'
import type { PictureState } from './usePicture.ts'

interface PicturePanelProps {
  readonly name: string
  readonly state: PictureState
  readonly size: PictureSize
  readonly groups: ReadonlySet<ChannelGroup> | null
  readonly warmDays: number
  readonly shown: Shown
  readonly onJump: (time: number, final: boolean) => void
  readonly onOpen: (entry: string) => void
}

const nothing = (): null => null

/** The picture with its gutter of words and its controls. */
export function PicturePanel({ name, state, size, groups, warmDays, shown, onJump, onOpen }: PicturePanelProps) {
  const bracket = useSyncExternalStore(shown.subscribe, shown.current, nothing)
  const [table, setTable] = useState(false)
  const [date, setDate] = useState(false)
  const { picture, span, window, setWindow } = state
  if (picture === undefined) return <div className={size === 'full' ? 'h-30' : 'h-14'} />
  const zoomBy = (factor: number): void => setWindow(zoom(window, span, factor, bracket?.to ?? window.to))
  const drawn = (
    <LinePicture
      name={name}
      picture={picture}
      size={size}
      whole={span}
      window={window}
      onWindow={setWindow}
      stop={state.stop}
      onStop={state.setStop}
      groups={groups}
      warmDays={warmDays}
      shown={bracket}
      onJump={onJump}
      onOpen={onOpen}
      onDateBox={() => setDate(true)}
      renderEntry={entry => <EntryHover entry={entry} />}
    />
  )
  if (size !== 'full') return drawn
  return (
    <div>
      <div className="flex gap-2 max-sm:flex-wrap">
        <div aria-hidden="true" className="relative w-10 shrink-0 text-small text-text-3">
          <span className="absolute top-3">they</span>
          <span className="absolute top-13">we</span>
          {picture.news.length > 0 && <span className="absolute top-21">news</span>}
        </div>
        <div className="min-w-0 flex-1">{drawn}</div>
        <div className="flex shrink-0 flex-col max-sm:basis-full max-sm:flex-row max-sm:justify-end">
          <IconButton small icon="add" label="Nearer" onClick={() => zoomBy(0.5)} />
          <IconButton small icon="minus" label="Farther" onClick={() => zoomBy(2)} />
          <IconButton small icon="whole" label="All of it" onClick={() => setWindow(span)} />
          <IconButton small icon="today" label="Jump to a date" onClick={() => setDate(true)} />
          <IconButton
            small
            icon="table"
            label={table ? 'Hide the table' : 'Show as a table'}
            aria-pressed={table}
            onClick={() => setTable(!table)}
          />
        </div>
      </div>
      {date && <DateBox onClose={() => setDate(false)} onPick={time => onJump(time, true)} />}
      {table && <PictureTable picture={picture} onJump={time => onJump(time, true)} />}
    </div>
  )
}
