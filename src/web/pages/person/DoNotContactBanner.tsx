import type { DoNotContact } from '#src/domain/views/common.ts'
import { useColleague } from '../../data/useSession.ts'
import { Notice } from '../../ui/Notice.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'

export function DoNotContactBanner({ doNotContact }: { readonly doNotContact: DoNotContact }) {
  const colleague = useColleague()
  return (
    <div className="mt-3">
      <Notice tone="bad" icon="stop">
        <strong>Do not contact.</strong> {doNotContact.reason}
        <span className="text-small">
          {' '}
          ({[colleague(doNotContact.account), plainDay(doNotContact.since, userLocale())].filter(Boolean).join(', ')})
        </span>
      </Notice>
    </div>
  )
}
