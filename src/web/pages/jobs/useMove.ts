import type { Stage } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { announce } from '../../ui/announce.ts'

/** Moves people of a job to a stage. */
export const useMove =
  (job: JobPage) =>
  (people: readonly string[], name: string, stage: Stage): void => {
    void perform({
      words: `${name}: ${stage.name}`,
      run: () => jobsApi.move(job.id, { people, stage: stage.name }),
      freshens: [['job', job.id], ['jobs']],
    })
    announce(`${name} moved to ${stage.name}`)
  }
