import { api } from '../../api.ts'
import { tellProblem } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'
import { Button } from '../../ui/Button.tsx'

/** Throws away files that were never brought in; nothing else is touched. */
export function DiscardButton({ id, onGone }: { readonly id: string; readonly onGone: () => void }) {
  const discard = async (): Promise<void> => {
    try {
      await api.discardImport(id)
      onGone()
      void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Button look="quiet" onClick={() => void discard()}>
      Do not bring in
    </Button>
  )
}
