import type { CvPage } from '#src/domain/views/cv.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Difference } from './Difference.tsx'
import { lessonWords } from './lesson-words.ts'

/** What one should know before reading: hidden text, what was left out, what is new, what had been taught. */
export function CvNotices({ cv }: { readonly cv: CvPage }) {
  const grave = cv.warnings.filter(warning => warning.code === 'hidden-text')
  const others = cv.warnings.filter(warning => warning.code !== 'hidden-text')
  return (
    <div className="flex flex-col gap-2 pb-3 empty:hidden">
      {grave.map(warning => (
        <Notice key={`${warning.code} ${warning.page}`} tone="warn" icon="warn">
          {warning.page === null ? '' : `Page ${warning.page}: `}
          {warning.text}
        </Notice>
      ))}
      {cv.difference !== null && (
        <p className="rounded-control bg-accent-soft px-3 py-2">
          <Difference difference={cv.difference} />
        </p>
      )}
      {cv.leftOut.length > 0 && (
        <p className="flex gap-2 text-small text-text-2">
          <Icon name="lock" className="mt-0.5 size-3.5 shrink-0" />
          <span>Found and not kept: {cv.leftOut.join(', ')}.</span>
        </p>
      )}
      {cv.taught.length > 0 && (
        <p className="flex gap-2 text-small text-text-2">
          <Icon name="check" className="mt-0.5 size-3.5 shrink-0" />
          <span>Read as you taught this layout: {cv.taught.map(lessonWords).join('; ')}.</span>
        </p>
      )}
      {others.map(warning => (
        <p key={`${warning.code} ${warning.page} ${warning.text}`} className="text-small text-text-2">
          {warning.text}
        </p>
      ))}
    </div>
  )
}
