import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { phaseWords } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem, MenuLine } from '../../ui/MenuItem.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Peek } from '../../ui/Peek.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { plainDay, sinceWords, userLocale } from '../../words/dates.ts'
import { mailto } from '../../words/mailto.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { type Interview, lastOffer } from './agreed.ts'
import { CandidacySteps } from './CandidacySteps.tsx'
import { EndDialog } from './EndDialog.tsx'
import { InterviewDialog } from './InterviewDialog.tsx'
import { OfferDialog } from './OfferDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { PlacementPanel } from './PlacementPanel.tsx'
import { PromiseDialog } from './PromiseDialog.tsx'
import { PromiseNote } from './PromiseNote.tsx'
import { ScorecardDialog } from './ScorecardDialog.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'
import { useMove } from './useMove.ts'

type Doing = 'submit' | 'promise' | 'interview' | 'offer' | 'scorecard' | 'place' | 'end' | null

interface Props {
  readonly job: JobPage
  readonly person: string
  readonly placing: boolean
  readonly onClose: () => void
}

/** One person on one job: where they stand, every step, and what can be done next. */
export function CandidatePeek({ job, person, placing, onClose }: Props) {
  const { data: on, error } = useQuery(jobQueries.candidacy(job.id, person))
  const [doing, setDoing] = useState<Doing>(placing ? 'place' : null)
  const mayWrite = useMayWrite()
  const now = useNow()
  const move = useMove(job)
  const [moved, setMoved] = useState<Interview | null>(null)
  const close = (): void => {
    setDoing(null)
    setMoved(null)
  }
  useKeys('Candidate', { c: mayWrite ? ['CV in our form', () => setDoing('submit')] : undefined })
  return (
    <Peek label={on?.name ?? 'Person'} onClose={onClose}>
      {error !== null && on === undefined && (
        <Notice tone="bad" alert>
          {problemIn(error).title}
        </Notice>
      )}
      {on === undefined ? (
        error === null && <Skeleton rows={8} />
      ) : (
        <>
          <h2 className="text-display">
            <Link to="/people/$id" params={{ id: on.id }} className="hover:underline">
              {on.name}
            </Link>
          </h2>
          <p className="text-text-2">{on.headline}</p>
          <p className="mt-1">
            {on.ended === null ? (
              <>
                {on.stage ?? (on.phase === 'placed' ? phaseWords.placed : 'On it')},{' '}
                {sinceWords(on.since, now, userLocale())}
              </>
            ) : (
              <>
                Ended {plainDay(on.ended.at, userLocale())}: {on.ended.reason ?? 'no reason given'}
              </>
            )}
            {on.ours !== null && (
              <span className="text-text-2"> · our last word {sinceWords(on.ours, now, userLocale())} ago</span>
            )}
          </p>
          {on.promised !== null && <PromiseNote promised={on.promised} now={now} />}
          {on.owed && <Notice tone="warn">They have not been told how it ended.</Notice>}
          <div className="my-4 flex flex-wrap gap-2">
            {mayWrite && (
              <>
                <Menu align="start" trigger={<Button look="primary">Move to</Button>}>
                  {job.stages
                    .filter(stage => stage.phase !== 'placed')
                    .map(stage => (
                      <MenuItem key={stage.name} onSelect={() => move([on.id], on.name, stage)}>
                        {stage.name}
                      </MenuItem>
                    ))}
                  <MenuLine />
                  <MenuItem onSelect={() => setDoing('place')}>Placed …</MenuItem>
                </Menu>
                <Button onClick={() => setDoing('submit')} keys="c">
                  CV
                </Button>
                <Button onClick={() => setDoing('interview')}>Interview</Button>
                <Button onClick={() => setDoing('scorecard')}>Scorecard</Button>
                <Button onClick={() => setDoing('offer')}>Offer</Button>
                <Button onClick={() => setDoing('promise')}>{spoken('Client promised')}</Button>
                <Button onClick={() => setDoing('end')}>End</Button>
              </>
            )}
            {on.email !== null && (
              <a href={mailto(on.email)} className={buttonLook('quiet')}>
                Write
              </a>
            )}
          </div>
          {on.placements.map(placement => (
            <PlacementPanel key={placement.id} job={job} placement={placement} />
          ))}
          <CandidacySteps
            job={job}
            on={on}
            onMove={interview => {
              setMoved(interview)
              setDoing('interview')
            }}
            onAccepted={() => setDoing('place')}
          />
          {doing === 'submit' && <SubmitDialog job={job} on={on} onClose={close} />}
          {doing === 'interview' && (
            <InterviewDialog job={job} on={on} onClose={close} {...(moved === null ? {} : { interview: moved })} />
          )}
          {doing === 'offer' && <OfferDialog job={job} on={on} onClose={close} />}
          {doing === 'scorecard' && <ScorecardDialog job={job} on={on} onClose={close} />}
          {doing === 'place' && <PlaceDialog job={job} on={on} offer={lastOffer(on.steps)} onClose={close} />}
          {doing === 'promise' && <PromiseDialog job={job} on={on} onClose={close} />}
          {doing === 'end' && <EndDialog job={job.id} chosen={{ people: [on.id] }} name={on.name} onClose={close} />}
        </>
      )}
    </Peek>
  )
}
