import { type JobChange, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { afterTheirs } from './job-fields.ts'

interface Saving {
  readonly words: string
  readonly atOnce?: () => () => void
  readonly colleague: (account: string | null) => string | null
}

/** Saves fields of a job; what a colleague wrote meanwhile is asked about. True when nothing is left to save. */
export async function saveJob(job: string, change: JobChange, saving: Saving): Promise<boolean> {
  let settled = false
  const done = await perform({
    words: saving.words,
    run: () => jobsApi.changeJob(job, change),
    ...(saving.atOnce === undefined ? {} : { atOnce: saving.atOnce }),
    meanwhile: async problem => {
      const left = await afterTheirs(problem, change, saving.colleague)
      settled = left === null || (await saveJob(job, left, { words: saving.words, colleague: saving.colleague }))
      return undefined
    },
    freshens: [['job', job], ['jobs'], ['company']],
  })
  return settled || done !== undefined
}
