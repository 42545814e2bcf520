import { useNavigate } from '@tanstack/react-router'
import type { ImportView } from '#src/domain/views/imports.ts'
import { DiscardButton } from './DiscardButton.tsx'

/** Files that no reader takes: nothing is asked about them. */
export const isUnreadable = ({ files }: Pick<ImportView, 'files'>): boolean =>
  files.length > 0 && files.every(file => file.connector === null)

/** Said in place of the questions, where they would be about nothing. */
export function NothingToRead({ view }: { readonly view: ImportView }) {
  const navigate = useNavigate()
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
      <p className="min-w-0 flex-1 basis-80 text-text-2">
        Nothing in it can be read here, and nothing was added. Bring in lists what can be.
      </p>
      <DiscardButton id={view.id} onGone={() => void navigate({ to: '/bring-in' })} />
    </div>
  )
}
