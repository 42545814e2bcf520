import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BulkView } from '#src/domain/views/bulk.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useSession } from '../../data/useSession.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { showToast } from '../../ui/toasts.ts'
import { count, counted } from '../../words/numbers.ts'

/** Done ones stay in sight for as long as somebody may think better of it at once. */
const inSight = 15 * 60_000

const stateWords = ({ state, done, total, count: moved, problem }: BulkView): string => {
  if (state === 'done') return `done, ${counted(moved, 'person', 'people')}`
  if (state === 'failed') return `stopped at ${count(done)} of ${count(total)}. ${problem ?? ''}`
  if (state === 'stopped') return `stopped at ${count(done)} of ${count(total)}`
  return `${count(done)} of ${count(total)}`
}

/** What is being done to thousands of people of a job: how far it is, to be stopped, gone on with and taken back. */
export function Bulks({ job }: { readonly job: string }) {
  const { data } = useQuery(jobQueries.bulks(job))
  const { account } = useSession()
  const running = data?.some(one => one.state === 'running') === true
  const was = useRef(running)
  useEffect(() => {
    if (was.current && !running) {
      announce('Done')
      for (const queryKey of [['job', job], ['jobs']]) void queryClient.invalidateQueries({ queryKey })
    }
    was.current = running
  }, [running, job])
  const shown = (data ?? []).filter(
    one => one.state !== 'undone' && (one.state !== 'done' || Date.now() - Date.parse(one.began) < inSight),
  )
  const step = async (bulk: BulkView, what: 'stop' | 'resume' | 'undo'): Promise<void> => {
    try {
      const { left } = await jobsApi.stepBulk(bulk.id, what)
      if (what === 'undo')
        showToast({
          words:
            left.length === 0
              ? 'Taken back'
              : `Taken back. ${counted(left.length, 'person', 'people')} moved on since, and stay.`,
        })
    } catch (error) {
      tellProblem(error)
    }
    for (const queryKey of [['job', job], ['jobs']]) void queryClient.invalidateQueries({ queryKey })
  }
  return (
    <>
      {shown.map(bulk => (
        <section
          key={bulk.id}
          aria-label={bulk.words}
          className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel border border-line bg-surface px-4 py-2.5"
        >
          <div className="min-w-60 flex-1">
            <p>
              <span className="font-medium">{bulk.words}</span>
              <span className="tabular text-text-2">: {stateWords(bulk)}</span>
            </p>
            {bulk.state === 'running' && (
              <div className="mt-1.5">
                <Progress label={bulk.words} share={bulk.done / Math.max(1, bulk.total)} />
              </div>
            )}
          </div>
          {(bulk.account === account.id || account.role === 'admin') && (
            <div className="flex gap-2">
              {bulk.state === 'running' && (
                <Button icon="pause" onClick={() => void step(bulk, 'stop')}>
                  Stop
                </Button>
              )}
              {(bulk.state === 'stopped' || bulk.state === 'failed') && (
                <Button icon="play" onClick={() => void step(bulk, 'resume')}>
                  Go on
                </Button>
              )}
              <Button icon="undo" onClick={() => void step(bulk, 'undo')}>
                Take it back
              </Button>
            </div>
          )}
        </section>
      ))}
    </>
  )
}
