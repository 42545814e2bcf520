import type { CandidacyPage, CandidacyStep, JobPage } from '#src/domain/views/jobs.ts'
import { api } from '../../api.ts'
import { jobsApi } from '../../api-jobs.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { actOn } from './act-on.ts'
import { type Interview, interviewsOf } from './agreed.ts'
import { stepDetail, stepWords } from './step-words.ts'

/** Whom another system names as the author; what was brought in is not the doing of whoever brought it. */
const authorOf = ({ body }: CandidacyStep): string | null =>
  typeof body['author'] === 'string' ? body['author'] : null

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onMove: (interview: Interview) => void
  /** An offer was accepted: what follows is the placement. */
  readonly onAccepted: () => void
}

/** Everything that was decided about somebody on a job, newest first, with who did it. */
export function CandidacySteps({ job, on, ...follows }: Props) {
  const { account, colleagues } = useSession()
  const nameOf = (id: string | null): string | null =>
    id === null ? null : ([account, ...colleagues].find(one => one.id === id)?.name ?? null)
  return (
    <section aria-label="Steps" className="mt-5">
      <h3 className="mb-1 text-head text-text-3 uppercase">Steps</h3>
      <ol className="divide-y divide-line border-t border-line">
        {on.steps.map(step => (
          <li key={step.entry} className="py-2">
            <span className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 font-medium">{stepWords(step)}</span>
              <span className="tabular shrink-0 text-small text-text-2">
                {[authorOf(step) ?? nameOf(step.by), step.at.startsWith('-') ? null : plainDay(step.at, userLocale())]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {stepDetail(step).map(line => (
              <span key={line} className="block text-small text-text-2">
                {line}
              </span>
            ))}
            <StepActs job={job} on={on} step={step} {...follows} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepActs({ job, on, step, onMove, onAccepted }: Props & { readonly step: CandidacyStep }) {
  const answered = on.steps.some(one => one.body['offer'] === step.entry)
  const interview = interviewsOf(on.steps).find(one => one.entry === step.entry)
  const sent = step.body['sent']
  if (step.kind === 'candidacy.submitted' && typeof sent === 'string' && typeof step.body['file'] === 'string')
    return (
      <a className="mt-1 inline-block text-small underline" href={api.originalAddress(sent)}>
        {step.body['file']}
      </a>
    )
  if (interview !== undefined)
    return (
      <span className="mt-1 flex gap-2">
        <a className="text-small underline" href={jobsApi.interviewAddress(job.id, on.id, step.entry)}>
          Calendar file
        </a>
        <button type="button" className="text-small underline" onClick={() => onMove(interview)}>
          Move it
        </button>
        <button
          type="button"
          className="text-small underline"
          onClick={() => actOn(job.id, on, 'Interview called off', { do: 'cancel-interview', interview: step.entry })}
        >
          Call it off
        </button>
      </span>
    )
  if (on.promised?.entry === step.entry)
    return (
      <button
        type="button"
        className="mt-1 text-small underline"
        onClick={() => actOn(job.id, on, 'Promise kept', { do: 'promise-kept', promise: step.entry })}
      >
        They did
      </button>
    )
  if (step.kind === 'offer.made' && !answered)
    return (
      <span className="mt-1 flex gap-2">
        <Button
          onClick={async () => {
            const done = await actOn(job.id, on, 'Offer accepted', {
              do: 'answer-offer',
              offer: step.entry,
              accepted: true,
            })
            if (done) onAccepted()
          }}
        >
          Accepted
        </Button>
        <Button
          onClick={() =>
            actOn(job.id, on, 'Offer declined', { do: 'answer-offer', offer: step.entry, accepted: false })
          }
        >
          Declined
        </Button>
      </span>
    )
  return null
}
