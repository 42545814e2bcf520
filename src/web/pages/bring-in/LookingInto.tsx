import { useNavigate } from '@tanstack/react-router'
import type { ImportView } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { DiscardButton } from './DiscardButton.tsx'

/** The files are here and are being looked into, or somebody left before they were. */
export function LookingInto({ view }: { readonly view: ImportView }) {
  const navigate = useNavigate()
  const look = (): void => void perform({ words: null, run: () => api.survey(view.id), freshens: [['imports']] })
  return (
    <div className="flex max-w-120 flex-col gap-4">
      {view.state === 'surveying' ? (
        <>
          <p aria-live="polite">Looking into the files. You can leave this page; it goes on.</p>
          <Progress label="Looking into the files" share={view.progress.share} />
        </>
      ) : (
        <>
          <p>The files are here and have not been looked into.</p>
          <div className="flex gap-2">
            <Button look="primary" onClick={look}>
              Look into them
            </Button>
            <DiscardButton id={view.id} onGone={() => void navigate({ to: '/bring-in' })} />
          </div>
        </>
      )}
    </div>
  )
}
