import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { jobsApi } from '../../api-jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { PageFault } from '../../shell/PageFault.tsx'
import { useBack } from '../../shell/useBack.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { count } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { JobLinePanel } from '../job-line/JobLinePanel.tsx'
import { Board } from './Board.tsx'
import { Bulks } from './Bulks.tsx'
import { CandidatePeek } from './CandidatePeek.tsx'
import { JobAbout } from './JobAbout.tsx'
import { JobHeader } from './JobHeader.tsx'
import { JobPeople } from './JobPeople.tsx'
import { OwedPanel } from './OwedPanel.tsx'
import { useGuard } from './useGuard.tsx'

const tabs = ['board', 'people', 'line', 'answers', 'about'] as const
type Tab = (typeof tabs)[number]

/** A job: its people by stage or as a table, its line, whom it owes an answer, what it is. */
export function JobPage() {
  const { id } = useParams({ from: '/jobs/$id' })
  const search = useSearch({ from: '/jobs/$id' })
  const navigate = useNavigate({ from: '/jobs/$id' })
  const { data: job, error, refetch } = useQuery(jobQueries.job(id))
  const mayWrite = useMayWrite()
  const [adding, setAdding] = useState(false)
  const [placing, setPlacing] = useState(false)
  const { guarded, dialog } = useGuard()
  const back = useBack('/jobs')
  const tab = tabs.find(one => one === search.tab) ?? 'board'
  const show = (now: Tab): void =>
    void navigate({ search: old => ({ ...old, tab: now === 'board' ? undefined : now }), replace: true })
  const open = (person: string | undefined, asPlaced = false): void => {
    setPlacing(asPlaced)
    void navigate({ search: old => ({ ...old, person }), replace: true, resetScroll: false })
  }
  useTitle(job?.title)
  useKeys(spoken('Job'), {
    n: mayWrite ? [spoken('Put somebody on this job'), () => setAdding(true)] : undefined,
    1: ['Board', () => show('board')],
    2: ['People', () => show('people')],
    3: ['Line', () => show('line')],
    4: ['Answers', () => show('answers')],
    5: ['About', () => show('about')],
    Escape: ['Back', back],
  })
  if (job === undefined)
    return error === null ? (
      <Skeleton rows={8} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const put = (person: { readonly id: string; readonly name: string }): void => {
    setAdding(false)
    void guarded({
      words: `${person.name} is on ${job.title}`,
      run: because => jobsApi.put(id, { people: [person.id], ...(because === undefined ? {} : { because }) }),
      freshens: [['job', id], ['jobs'], ['company'], ['person', person.id]],
    })
  }
  return (
    <div className="px-6 pt-5 pb-16 max-sm:px-4">
      <JobHeader job={job} onAdd={() => setAdding(true)} onOwed={() => show('answers')} />
      <Bulks job={id} />
      {job.oddities.map(words => (
        <div key={words} className="mb-2">
          <Notice tone="warn" icon="warn">
            {spoken(words)}
          </Notice>
        </div>
      ))}
      <Tabs
        label={spoken('Of this job')}
        value={tab}
        onChange={show}
        tabs={[
          { value: 'board', words: 'Board' },
          { value: 'people', words: job.people === 0 ? 'People' : `People ${count(job.people)}` },
          { value: 'line', words: 'Line' },
          { value: 'answers', words: job.owed === 0 ? 'Answers' : `Answers ${count(job.owed)}` },
          { value: 'about', words: 'About' },
        ]}
      >
        <TabPanel value="board">
          <div className="pt-3">
            <Board job={job} onOpen={person => open(person)} onPlace={person => open(person, true)} />
          </div>
        </TabPanel>
        <TabPanel value="people">
          <JobPeople job={job} onOpen={person => open(person)} />
        </TabPanel>
        <TabPanel value="line">
          <JobLinePanel job={id} />
        </TabPanel>
        <TabPanel value="answers">
          <OwedPanel job={job} />
        </TabPanel>
        <TabPanel value="about">
          <JobAbout key={job.id} job={job} />
        </TabPanel>
      </Tabs>
      {search.person !== undefined && (
        <CandidatePeek
          key={search.person}
          job={job}
          person={search.person}
          placing={placing}
          onClose={() => open(undefined)}
        />
      )}
      <Dialog open={adding} onClose={() => setAdding(false)} title={`Put somebody on ${job.title}`}>
        <PersonPicker label="Person" onPick={put} />
      </Dialog>
      {dialog}
    </div>
  )
}
