import { Link } from '@tanstack/react-router'
import { memo, useContext } from 'react'
import type { JobStep } from '#src/domain/views/line.ts'
import { useColleague } from '../../data/useSession.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { LineContext } from './LineContext.ts'

/** Where they came to on a job: a flag between the touches, and never one of them. */
export const StepItem = memo(function StepItem({ step }: { readonly step: JobStep }) {
  const { now, shown } = useContext(LineContext)
  const colleague = useColleague()
  return (
    <li ref={shown?.watch ?? null} data-at={Date.parse(step.at)} className="flex items-baseline gap-3 px-2 py-2">
      <svg aria-hidden="true" viewBox="0 0 14 14" className="mr-3.5 size-3.5 shrink-0 self-center">
        <path d="M4 12.5v-11h7l-2 3 2 3H4" fill="none" stroke="var(--color-text-2)" strokeWidth={1.5} />
      </svg>
      <span className="min-w-0 flex-1">
        {step.text}{' '}
        <span className="text-small text-text-2">
          on{' '}
          <Link to="/jobs/$id" params={{ id: step.job.id }} className="underline decoration-line underline-offset-2">
            {step.job.name}
          </Link>
          {step.account !== null && <> · {colleague(step.account)}</>}
        </span>
      </span>
      <span className="tabular shrink-0 text-small text-text-2">{dayWords(step.at, now, userLocale())}</span>
    </li>
  )
})
