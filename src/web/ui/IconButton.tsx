import type { ButtonHTMLAttributes, Ref } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Tooltip } from './Tooltip.tsx'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly icon: IconName
  readonly label: string
  readonly keys?: string
  readonly small?: boolean
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a sign only; its label is its name and its tooltip. */
export function IconButton({ icon, label, keys, small = false, className, ...rest }: IconButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={label}
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-control text-text-2 transition-colors duration-[120ms] hover:bg-sunken hover:text-text disabled:opacity-40',
        small ? 'size-6 max-sm:size-11' : 'size-control',
        className,
      )}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  )
  // What opens a menu shows enough when it is open; a tooltip would lie over it.
  if (rest['aria-haspopup'] !== undefined) return button
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      {button}
    </Tooltip>
  )
}
