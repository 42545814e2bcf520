import type { PersonRef } from '#src/domain/views/common.ts'
import { jobsApi } from '../../api-jobs.ts'
import { JobPicker } from '../../pickers/JobPicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { useGuard } from './useGuard.tsx'

/** Puts one person on a job that is chosen here. */
export function PutOnJob({ person, onClose }: { readonly person: PersonRef; readonly onClose: () => void }) {
  const { guarded, dialog } = useGuard()
  return (
    <>
      <Dialog open onClose={onClose} title={`Put ${person.name} on ${spoken('a job')}`}>
        <JobPicker
          onPick={job =>
            void guarded({
              words: `On ${job.title}`,
              run: because =>
                jobsApi.put(job.id, { people: [person.id], ...(because === undefined ? {} : { because }) }),
              freshens: [['person', person.id], ['line', person.id], ['people'], ['today'], ['job', job.id], ['jobs']],
              onDone: onClose,
            })
          }
        />
      </Dialog>
      {dialog}
    </>
  )
}
