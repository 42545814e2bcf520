import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { KeyLayer } from '../keys/KeyLayer.tsx'

interface PopoverProps {
  readonly trigger: ReactNode
  readonly label: string
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'bottom'
  readonly children: ReactNode
}

/** Something small beside what it belongs to. */
export function Popover({
  trigger,
  label,
  open,
  onOpenChange,
  align = 'start',
  side = 'bottom',
  children,
}: PopoverProps) {
  return (
    <Radix.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-80 max-w-[92vw] animate-appear rounded-panel border border-line bg-surface p-3 shadow-float outline-none"
        >
          <KeyLayer>{children}</KeyLayer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
