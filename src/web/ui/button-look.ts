import { cx } from './cx.ts'

export type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:opacity-90 forced-color-adjust-none',
  plain: 'border border-control bg-surface text-text hover:bg-sunken',
  quiet: 'text-text-2 hover:bg-sunken hover:text-text',
  danger: 'border border-bad bg-surface text-bad hover:bg-bad-soft',
}

/** Classes of a button, also for links that look like one. */
export const buttonLook = (look: Look): string =>
  cx(
    'inline-flex h-control shrink-0 items-center justify-center gap-1.5 rounded-control px-3 text-body font-medium whitespace-nowrap',
    'transition-colors duration-[120ms] disabled:cursor-not-allowed disabled:opacity-50',
    looks[look],
  )
