import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { JobPage, Owed } from '#src/domain/views/jobs.ts'
import { type Answered, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { plainDay, sinceWords, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { EndDialog } from './EndDialog.tsx'
import { letterAddress, letterTo, usualLetter } from './letter.ts'

/** Whom this job owes an answer, and what each is owed. A job ends when nobody is left here. */
export function OwedPanel({ job }: { readonly job: JobPage }) {
  const { data: owed, error, refetch } = useQuery(jobQueries.owed(job.id))
  const { account } = useSession()
  const mayWrite = useMayWrite()
  const [letter, setLetter] = useState(() => usualLetter(account.name))
  const [ending, setEnding] = useState(false)
  const now = useNow()
  if (owed === undefined)
    return error === null ? (
      <Skeleton rows={6} className="py-4" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  if (owed.length === 0)
    return <EmptyState>{spoken('Everybody on this job knows how it stands. It can be closed.')}</EmptyState>
  const running = owed.filter(one => one.ended === null)
  const told = (answered: readonly Answered[], words: string): void =>
    void perform({
      words,
      run: () => jobsApi.answer(job.id, answered),
      freshens: [['job', job.id], ['jobs'], ['today'], ['person'], ['line']],
    })
  const asMail = (one: Owed): Answered => {
    const { subject, text } = letterTo(one, job, letter)
    return { person: one.id, how: 'email', subject, text }
  }
  const withAddress = owed.filter(one => one.email !== null && one.ended !== null)
  return (
    <div className="grid grid-cols-1 gap-6 pt-3 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <section aria-label="Owed an answer">
        <p className="mb-2 flex flex-wrap items-center gap-3">
          <span className="font-medium">{counted(owed.length, 'person is', 'people are')} owed an answer</span>
          {mayWrite && running.length > 0 && (
            <Button onClick={() => setEnding(true)}>
              End it for the {running.length === 1 ? 'one' : count(running.length)} still on it
            </Button>
          )}
          {mayWrite && withAddress.length > 1 && (
            <Button
              onClick={() =>
                told(withAddress.map(asMail), `Written to: ${counted(withAddress.length, 'person', 'people')}`)
              }
            >
              All {withAddress.length} letters went out
            </Button>
          )}
        </p>
        <ul className="divide-y divide-line border-y border-line">
          {owed.map(one => {
            const { subject, text } = letterTo(one, job, letter)
            return (
              <li key={one.id} className="py-3">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <Link to="/people/$id" params={{ id: one.id }} className="font-medium hover:underline">
                    {one.name}
                  </Link>
                  <span className="text-text-2">{owedWords(one)}</span>
                  <span className="tabular text-small text-text-2">
                    {one.ours === null
                      ? 'never heard from us'
                      : `last heard from us ${sinceWords(one.ours, now, userLocale())} ago`}
                  </span>
                </p>
                {mayWrite && (
                  <>
                    <details className="mt-1">
                      <summary className="cursor-pointer text-small text-text-2">The letter to {one.name}</summary>
                      <p className="mt-1 rounded-control bg-sunken p-3 text-read whitespace-pre-wrap">{text}</p>
                    </details>
                    <p className="mt-2 flex flex-wrap gap-2">
                      {one.email !== null && (
                        <>
                          <a href={letterAddress(one.email, subject, text)} className={buttonLook('plain')}>
                            Open in mail
                          </a>
                          <Button look="quiet" onClick={() => told([asMail(one)], `Written to ${one.name}`)}>
                            It went out
                          </Button>
                        </>
                      )}
                      <Button look="quiet" onClick={() => told([{ person: one.id, how: 'phone' }], `Rang ${one.name}`)}>
                        Told on the phone
                      </Button>
                      <Button
                        look="quiet"
                        onClick={() => told([{ person: one.id, how: 'other' }], `${one.name} knows`)}
                      >
                        They know
                      </Button>
                    </p>
                  </>
                )}
              </li>
            )
          })}
        </ul>
      </section>
      {mayWrite && (
        <section aria-label="What you write" className="lg:sticky lg:top-4 lg:self-start">
          <TextArea
            label="What you write"
            hint="{name}, {job}, {client}, {stage} stand for each person’s own. The letter of each is shown beside their name."
            rows={14}
            value={letter}
            onChange={event => setLetter(event.target.value)}
          />
        </section>
      )}
      {ending && (
        <EndDialog
          job={job.id}
          chosen={{ people: running.map(one => one.id) }}
          name={counted(running.length, 'person', 'people')}
          onClose={() => setEnding(false)}
        />
      )}
    </div>
  )
}

const after = (): Readonly<Record<Owed['phase'], string>> => ({
  'looked-at': 'an answer',
  approached: 'an answer to what they wrote',
  talking: 'an answer after you spoke',
  sent: spoken('what the client said of their CV'),
  interview: 'an answer after the interview',
  offer: 'an answer after the offer',
  placed: 'an answer',
})
const owedWords = (one: Owed): string =>
  one.ended === null
    ? `${one.stage ?? 'on it'}: ${after()[one.phase]}, once it is decided`
    : `${after()[one.phase]}, since ${plainDay(one.ended.at, userLocale())}`
