import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { fieldLook } from './Field.tsx'

export interface Option {
  readonly id: string
  readonly words: ReactNode
  readonly detail?: ReactNode | undefined
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly group?: string
}

interface ComboboxProps {
  readonly label: string
  readonly placeholder?: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly options: readonly Option[]
  readonly onPick: (id: string) => void
  /** Said when nothing fits. */
  readonly empty: ReactNode
  readonly autoFocus?: boolean
  readonly tall?: boolean
}

/** A search field with its answers beneath: arrows move, Enter picks, and the field keeps the focus. */
export function Combobox({
  label,
  placeholder,
  query,
  onQuery,
  options,
  onPick,
  empty,
  autoFocus = false,
  tall = false,
}: ComboboxProps) {
  const list = useId()
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [at, setAt] = useState(0)
  const active = Math.min(at, options.length - 1)
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  useEffect(() => {
    box.current?.querySelector(`[data-at="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = options[active]
    if (step !== undefined && options.length > 0) setAt((active + step + options.length) % options.length)
    else if (event.key === 'Home') setAt(0)
    else if (event.key === 'End') setAt(options.length - 1)
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen !== undefined) onPick(chosen.id)
    else return
    event.preventDefault()
  }

  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        placeholder={placeholder}
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          setAt(0)
          onQuery(event.target.value)
        }}
        onKeyDown={onKeyDown}
        className={cx(fieldLook, 'h-control w-full')}
      />
      <div
        ref={box}
        id={list}
        role="listbox"
        aria-label={label}
        className={cx('mt-2 overflow-y-auto', tall ? 'max-h-[50dvh]' : 'max-h-64')}
      >
        {options.map((option, index) => (
          <div key={option.id}>
            {option.group !== undefined && option.group !== options[index - 1]?.group && (
              <div role="presentation" className="px-2 pt-3 pb-1 text-head text-text-3 uppercase">
                {option.group}
              </div>
            )}
            <div
              role="option"
              id={`${list}-${index}`}
              data-at={index}
              data-active={index === active}
              aria-selected={index === active}
              tabIndex={-1}
              onMouseMove={() => setAt(index)}
              onClick={() => onPick(option.id)}
              onKeyDown={event => event.key === 'Enter' && onPick(option.id)}
              className={cx(
                'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1 max-sm:min-h-11',
                index === active && 'bg-accent-soft',
              )}
            >
              {option.before}
              <span className="min-w-0 flex-1">
                <span className="block truncate">{option.words}</span>
                {option.detail !== undefined && (
                  <span className="block truncate text-small text-text-2">{option.detail}</span>
                )}
              </span>
              {option.after}
            </div>
          </div>
        ))}
      </div>
      {options.length === 0 && <p className="px-2 py-3 text-text-2">{empty}</p>}
    </div>
  )
}
