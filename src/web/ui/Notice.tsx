import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Tone = 'info' | 'good' | 'warn' | 'bad'
const tones: Readonly<Record<Tone, string>> = {
  info: 'bg-sunken text-text',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}

interface NoticeProps {
  readonly tone: Tone
  readonly icon?: IconName
  /** Speaks up in a screen reader when it appears. */
  readonly alert?: boolean
  readonly action?: ReactNode
  readonly children: ReactNode
}

export function Notice({ tone, icon, alert = false, action, children }: NoticeProps) {
  return (
    <div
      {...(alert ? { role: 'alert' } : {})}
      className={cx('flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control px-3 py-2', tones[tone])}
    >
      {icon !== undefined && <Icon name={icon} />}
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
