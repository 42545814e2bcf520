import { useState } from 'react'
import type { Stage } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { type Chosen, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { FloatingBar } from '../../ui/FloatingBar.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { counted } from '../../words/numbers.ts'
import { EndDialog } from './EndDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'

interface Props {
  readonly job: JobPage
  readonly stages: readonly Stage[]
  readonly chosen: Chosen
  readonly size: number
  readonly onClear: () => void
}

/** What can be done with the chosen people of a job, as one doing with one undo. */
export function ChosenBar({ job, stages, chosen, size, onClear }: Props) {
  const [ending, setEnding] = useState(false)
  const [linking, setLinking] = useState(false)
  useKeys('Chosen', { Escape: ['Choose nobody', onClear] })
  const move = async (stage: string): Promise<void> => {
    await perform({
      words: ({ total }) => `${total === undefined ? '' : 'Under way, '}${counted(size, 'person', 'people')}: ${stage}`,
      run: () => jobsApi.move(job.id, { ...chosen, stage }),
      freshens: [['job', job.id], ['jobs']],
    })
    onClear()
  }
  return (
    <FloatingBar
      label="Chosen people"
      words={counted(size, 'person', 'people')}
      onClear={onClear}
      over={
        <>
          {linking && Array.isArray(chosen.people) && (
            <LinkDialog job={job} people={chosen.people} onClose={() => setLinking(false)} />
          )}
          {ending && (
            <EndDialog
              job={job.id}
              chosen={chosen}
              name={counted(size, 'person', 'people')}
              onClose={() => setEnding(false)}
              onDone={onClear}
            />
          )}
        </>
      }
    >
      <Menu side="top" align="start" trigger={<Button>Move to</Button>}>
        {stages
          .filter(stage => stage.phase !== 'placed')
          .map(stage => (
            <MenuItem key={stage.name} onSelect={() => void move(stage.name)}>
              {stage.name}
            </MenuItem>
          ))}
      </Menu>
      <Button onClick={() => setEnding(true)}>End</Button>
      {Array.isArray(chosen.people) && <Button onClick={() => setLinking(true)}>For a hiring manager</Button>}
    </FloatingBar>
  )
}
