import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SendCv } from '../house-cv/SendCv.tsx'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}

/** That somebody's CV went to the client: to whom, and as what. */
export const SubmitDialog = ({ job, on, onClose }: Props) => (
  <Dialog
    open
    size="page"
    onClose={onClose}
    title={`${on.name}: CV${job.client === null ? '' : ` to ${job.client.name}`}`}
  >
    <SendCv person={on} job={job} onClose={onClose} />
  </Dialog>
)
