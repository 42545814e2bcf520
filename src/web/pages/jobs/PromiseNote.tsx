import type { CandidateCard } from '#src/domain/views/jobs.ts'
import { Notice } from '../../ui/Notice.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { isLate, promiseWords } from './promise-words.ts'

/** What the client promised, under the name. */
export const PromiseNote = ({
  promised,
  now,
}: {
  readonly promised: NonNullable<CandidateCard['promised']>
  readonly now: Date
}) => (
  <div className="mt-2">
    <Notice tone={isLate(promised, now) ? 'warn' : 'info'} icon="clock">
      {spoken('The client')} promised: {promiseWords(promised, now)}
    </Notice>
  </div>
)
