import type { CandidacyPage } from '#src/domain/views/jobs.ts'
import { type CandidacyAct, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'

/** Does something about one person on one job. Answers whether it was done. */
export async function actOn(
  job: string,
  on: Pick<CandidacyPage, 'id' | 'name'>,
  words: string,
  act: CandidacyAct,
): Promise<boolean> {
  const done = await perform({
    words: `${words}: ${on.name}`,
    run: () => jobsApi.act(job, on.id, act),
    freshens: [['job', job], ['jobs'], ['person', on.id], ['line', on.id], ['today'], ['company']],
  })
  return done !== undefined
}
