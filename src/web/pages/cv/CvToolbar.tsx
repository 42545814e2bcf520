import type { Ref } from 'react'
import type { CvPage } from '#src/domain/views/cv.ts'
import { api } from '../../api.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { cx } from '../../ui/cx.ts'
import { fieldLook } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'

interface CvToolbarProps {
  readonly cv: CvPage
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly find: string
  readonly onFind: (text: string) => void
  readonly findRef: Ref<HTMLInputElement>
  /** "2 of 7"; empty without a search. */
  readonly found: string
  readonly onNext: (step: 1 | -1) => void
  readonly onOpen: (entry: string) => void
  /** Null where there is no room or no other. */
  readonly compare: { readonly on: boolean; readonly toggle: () => void } | null
  readonly onClose: (() => void) | null
}

export const zooms = [0.75, 1, 1.25, 1.5, 2, 3] as const
export const zoomed = (zoom: number, step: 1 | -1): number =>
  zooms[Math.min(zooms.length - 1, Math.max(0, zooms.findIndex(one => one >= zoom) + step))] ?? 1

/** Which CV, how large, what to find in it. */
export function CvToolbar(props: CvToolbarProps) {
  const { cv, zoom, onZoom, find, onFind, findRef, found, onNext, onOpen, compare, onClose } = props
  const locale = userLocale()
  return (
    <div className="flex items-center gap-1 border-b border-line px-2 py-1 max-sm:flex-wrap">
      {cv.all.length > 1 ? (
        <Menu
          align="start"
          trigger={
            <button
              type="button"
              className={cx(buttonLook('quiet'), 'min-w-16 shrink px-2')}
              aria-label={`${cv.name}, choose another CV`}
            >
              <span className="truncate text-text">{cv.name}</span>
              <Icon name="down" />
            </button>
          }
        >
          {cv.all.map(one => (
            <MenuItem key={one.entry} onSelect={() => onOpen(one.entry)}>
              {one.name}, {plainDay(one.at, locale)}
            </MenuItem>
          ))}
        </Menu>
      ) : (
        <h2 className="min-w-0 truncate px-2 font-medium">{cv.name}</h2>
      )}
      <span className="tabular mr-auto min-w-0 truncate text-small text-text-2 max-sm:hidden">
        {plainDay(cv.at, locale)}
      </span>
      <label className="flex min-w-20 items-center max-sm:flex-1 sm:w-32">
        <span className="sr-only">Find in this CV</span>
        <input
          ref={findRef}
          type="search"
          value={find}
          placeholder="Find"
          onChange={event => onFind(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              event.preventDefault()
              onNext(event.shiftKey ? -1 : 1)
            } else if (event.key === 'Escape') {
              event.preventDefault()
              event.stopPropagation()
              onFind('')
              event.currentTarget.blur()
            }
          }}
          className={cx(fieldLook, 'h-7 w-full max-sm:h-control')}
        />
      </label>
      <span aria-live="polite" className="tabular shrink-0 text-small text-text-2">
        {found}
      </span>
      <span className="flex shrink-0 items-center">
        <IconButton icon="minus" label="Smaller" keys="-" onClick={() => onZoom(zoomed(zoom, -1))} />
        <button
          type="button"
          onClick={() => onZoom(1)}
          aria-label={`${Math.round(zoom * 100)} %, as wide as there is room`}
          className="tabular h-control w-11 rounded-control text-small text-text-2 hover:bg-sunken"
        >
          {Math.round(zoom * 100)} %
        </button>
        <IconButton icon="add" label="Larger" keys="+" onClick={() => onZoom(zoomed(zoom, 1))} />
      </span>
      {compare !== null && (
        <IconButton
          icon="columns"
          label="Beside the older one"
          keys="c"
          aria-pressed={compare.on}
          className={compare.on ? 'bg-accent-soft text-text' : ''}
          onClick={compare.toggle}
        />
      )}
      <a
        href={api.originalAddress(cv.entry)}
        download={cv.name}
        aria-label="Download the original"
        className="inline-flex size-control shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-sunken hover:text-text"
      >
        <Icon name="download" />
      </a>
      {onClose !== null && <IconButton icon="close" label="Close the CV" keys="v" onClick={onClose} />}
    </div>
  )
}
