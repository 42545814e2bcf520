import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { buttonLook, type Look } from './button-look.ts'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Kbd } from './Kbd.tsx'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly look?: Look
  readonly icon?: IconName
  /** The key that does the same, shown beside the words. */
  readonly keys?: string
  readonly children?: ReactNode
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** One filled (`primary`) button a view. */
export function Button({ look = 'plain', icon, keys, children, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={cx(buttonLook(look), className)} {...rest}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {keys !== undefined && <Kbd keys={keys} on={look === 'primary' ? 'accent' : 'surface'} />}
    </button>
  )
}
