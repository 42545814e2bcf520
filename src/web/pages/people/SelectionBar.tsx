import { useState } from 'react'
import type { PeopleQuery, PersonRow } from '#src/domain/views/people.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { copyText } from '../../data/copy.ts'
import { saveCsv } from '../../data/save-file.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { JobPicker } from '../../pickers/JobPicker.tsx'
import { OwnerPicker } from '../../pickers/OwnerPicker.tsx'
import { PoolPicker, TagPicker } from '../../pickers/TagPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { FloatingBar } from '../../ui/FloatingBar.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { useGuard } from '../jobs/useGuard.tsx'
import { bulk } from './bulk.ts'
import { collect } from './collect.ts'
import { peopleTable } from './people-table.ts'

interface SelectionBarProps {
  readonly rows: readonly PersonRow[]
  /** Everybody whom the list holds is meant, also those not loaded. */
  readonly everybody: boolean
  readonly total: number
  readonly query: PeopleQuery
  readonly onEverybody: () => void
  readonly onClear: () => void
}

type Open = 'tag' | 'pool' | 'owner' | 'job' | null

/** What can be done with the chosen people, at the foot of the list. */
export function SelectionBar({ rows, everybody, total, query, onEverybody, onClear }: SelectionBarProps) {
  const [open, setOpen] = useState<Open>(null)
  const { guarded, dialog } = useGuard()
  const mayWrite = useMayWrite()
  const size = everybody ? total : rows.length
  const people = everybody ? { query } : rows.map(row => row.id)
  const all = (): Promise<readonly PersonRow[]> => (everybody ? collect(query) : Promise.resolve(rows))
  useKeys('Selection', {
    t: mayWrite ? ['Tag the chosen', () => setOpen('tag')] : undefined,
    Escape: ['Choose nobody', onClear],
  })
  const done = (): void => setOpen(null)
  const copy = async (): Promise<void> => {
    try {
      const addresses = (await all()).flatMap(row => (row.email === null ? [] : [row.email]))
      await copyText(
        addresses.join(', '),
        `Copied ${counted(addresses.length, 'address', 'addresses')}; ${count(size - addresses.length)} have none`,
      )
    } catch (error) {
      tellProblem(error)
    }
  }
  const putOnJob = (job: string, title: string): void => {
    done()
    void guarded({
      words: `On ${title}: ${counted(size, 'person', 'people')}`,
      run: because => jobsApi.put(job, { people, ...(because === undefined ? {} : { because }) }),
      freshens: [['job', job], ['jobs'], ['people'], ['person']],
    })
  }
  const popover = (which: NonNullable<Open>) => ({
    label: which,
    side: 'top' as const,
    open: open === which,
    onOpenChange: (now: boolean) => setOpen(now ? which : null),
  })
  return (
    <FloatingBar label="Chosen people" words={counted(size, 'person', 'people')} onClear={onClear} over={dialog}>
      {!everybody && total > rows.length && (
        <Button look="quiet" onClick={onEverybody}>
          Choose all {count(total)}
        </Button>
      )}
      {mayWrite && (
        <>
          <Popover
            {...popover('tag')}
            trigger={
              <Button icon="tag" keys="t">
                Tag
              </Button>
            }
          >
            <TagPicker onPick={tag => void bulk(people, { tag }, `Tagged ${tag}`, size).then(done)} />
          </Popover>
          <Popover {...popover('pool')} trigger={<Button icon="people">Pool</Button>}>
            <PoolPicker onPick={pool => void bulk(people, { pool }, `Into ${pool}`, size).then(done)} />
          </Popover>
          <Popover {...popover('job')} trigger={<Button icon="jobs">{spoken('Job')}</Button>}>
            <JobPicker onPick={job => putOnJob(job.id, job.title)} />
          </Popover>
          <Popover {...popover('owner')} trigger={<Button>Owner</Button>}>
            <OwnerPicker onPick={owner => void bulk(people, { owner }, 'Owner changed', size).then(done)} />
          </Popover>
        </>
      )}
      <Button icon="copy" onClick={() => void copy()}>
        Copy emails
      </Button>
      <Button
        icon="download"
        onClick={() =>
          void all()
            .then(chosen => saveCsv('people.csv', peopleTable(chosen)))
            .catch(tellProblem)
        }
      >
        Export
      </Button>
    </FloatingBar>
  )
}
