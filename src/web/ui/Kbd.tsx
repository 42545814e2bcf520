import { Fragment } from 'react'
import { cx } from './cx.ts'

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')
const signs: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const say = (part: string): string => signs[part] ?? part

/** A key or a sequence of keys, as printed on the keyboard. */
export function Kbd({ keys, on = 'surface' }: { readonly keys: string; readonly on?: 'surface' | 'accent' }) {
  return (
    <span className="inline-flex items-center gap-0.5 max-sm:hidden" aria-hidden="true">
      {keys.split(' ').map((step, at) => (
        <Fragment key={at}>
          <kbd
            className={cx(
              'min-w-4 whitespace-nowrap rounded-[4px] border px-1 text-center font-sans text-head font-medium tracking-normal',
              on === 'accent' ? 'border-on-accent text-on-accent' : 'border-line text-text-3',
            )}
          >
            {step
              .split(/\+(?=.)/)
              .map(say)
              .join(' ')}
          </kbd>
        </Fragment>
      ))}
    </span>
  )
}
