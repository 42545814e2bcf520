import { useState } from 'react'
import type { Terms } from '#src/domain/assignment.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { TermsFields, usualTerms } from '../jobs/TermsFields.tsx'

interface TermsDialogProps {
  readonly terms: Terms | null
  readonly onClose: () => void
  readonly onSave: (terms: Terms) => void
}

/** What placements with a client cost, where a job says nothing else. */
export function TermsDialog({ terms, onClose, onSave }: TermsDialogProps) {
  const [now, setNow] = useState(terms ?? usualTerms)
  return (
    <FormDialog onClose={onClose} title="Terms" onSubmit={() => onSave(now)}>
      <TermsFields
        bare
        terms={now}
        hint={spoken('For every job of theirs that has none of its own.')}
        currency={now.fee?.currency ?? 'GBP'}
        onChange={setNow}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          Save
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
