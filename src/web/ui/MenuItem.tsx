import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Kbd } from './Kbd.tsx'

const row =
  'flex min-h-8 w-full items-center gap-2 rounded-control px-2 py-1 text-left outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-sunken max-sm:min-h-11'

interface MenuItemProps {
  readonly icon?: IconName
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

export function MenuItem({ icon, keys, danger = false, disabled = false, onSelect, children }: MenuItemProps) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={cx(row, danger && 'text-bad')}>
      {icon !== undefined && <Icon name={icon} className={danger ? 'text-bad' : 'text-text-3'} />}
      <span className="flex-1">{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </Radix.Item>
  )
}

/** A link as a menu row; the link itself is the child. */
export const MenuLink = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Item asChild className={row}>
    {children}
  </Radix.Item>
)

/** The words of a choice, behind a tick while it is on. */
const Chosen = ({ children }: { readonly children: ReactNode }) => (
  <>
    <span className="flex size-4 items-center justify-center">
      <Radix.ItemIndicator>
        <Icon name="check" className="text-accent" />
      </Radix.ItemIndicator>
    </span>
    <span className="flex-1">{children}</span>
  </>
)

/** A choice that may be on; the menu stays open. */
export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean
  readonly onChange: (now: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      onSelect={event => event.preventDefault()}
      className={row}
    >
      <Chosen>{children}</Chosen>
    </Radix.CheckboxItem>
  )
}

/** One of several; `value` of the chosen one is given by MenuChoices. */
export function MenuChoices({
  value,
  onChange,
  children,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {children}
    </Radix.RadioGroup>
  )
}
export function MenuChoice({ value, children }: { readonly value: string; readonly children: ReactNode }) {
  return (
    <Radix.RadioItem value={value} className={row}>
      <Chosen>{children}</Chosen>
    </Radix.RadioItem>
  )
}

export const MenuHead = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className="px-2 pt-2 pb-1 text-head text-text-3 uppercase">{children}</Radix.Label>
)
export const MenuLine = () => <Radix.Separator className="my-1 h-px bg-line" />
