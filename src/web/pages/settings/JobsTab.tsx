import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { defaultStages, type Stage } from '#src/domain/assignment.ts'
import { type Ender, enders } from '#src/domain/candidacy.ts'
import type { JobSettings } from '#src/domain/job-settings.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { saveSettings } from '../../data/save-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { StageFields } from '../jobs/StageFields.tsx'
import { workWords } from '../jobs/work-words.ts'

const enderWords = (): Readonly<Record<Ender, string>> => ({
  us: 'When we say no',
  client: spoken('When the client says no'),
  candidate: 'When they say no',
})

/** One a line. */
const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  ),
]

const freshened = [['job-settings'], ['job'], ['jobs']] as const

async function saveInHouse(inHouse: boolean): Promise<void> {
  const done = await perform({
    words: 'Saved',
    run: () => jobsApi.changeSettings({ inHouse }),
    freshens: freshened,
  })
  // What the thing is called stands on every page.
  if (done !== undefined) await queryClient.invalidateQueries()
}

/** One line of it for each name. */
const listed = (all: readonly (readonly [string, readonly string[]])[]): string =>
  all.map(([name, parts]) => `${name}: ${parts.join(', ')}`).join('\n')

const save = (change: Partial<JobSettings>, was: Partial<JobSettings>): Promise<Partial<JobSettings> | undefined> =>
  saveSettings<JobSettings>(change, was, {
    words: 'Saved',
    run: jobsApi.changeSettings,
    fields: {
      stages: [
        'Stages by kind of work',
        all => listed(Object.entries(all).map(([kind, stages]) => [workWords(kind), stages.map(one => one.name)])),
      ],
      reasons: ['Why it ended', all => listed(enders.map(by => [enderWords()[by], all[by]]))],
    },
    freshens: freshened,
  })

function House({ inHouse }: { readonly inHouse: boolean }) {
  return (
    <Choice
      label={spoken('For whom this house fills jobs')}
      value={inHouse ? 'own' : 'clients'}
      onChange={now => void saveInHouse(now === 'own')}
      options={[
        { value: 'clients', words: 'For clients', hint: 'With terms, fees and guarantees.' },
        {
          value: 'own',
          words: 'For itself',
          hint: 'Jobs are called requisitions; clients, terms and fees are not shown.',
        },
      ]}
    />
  )
}

function Stages({ saved }: { readonly saved: JobSettings['stages'] }) {
  const [seen, setSeen] = useState(saved)
  const [all, setAll] = useState(saved)
  const [shown, setShown] = useState(Object.keys(saved)[0] ?? '')
  const [fresh, setFresh] = useState('')
  const stages: readonly Stage[] = all[shown] ?? []
  const kinds = Object.keys(all)
  const without = (kind: string): void => {
    const { [kind]: _, ...rest } = all
    setAll(rest)
    setShown(Object.keys(rest)[0] ?? '')
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault()
        void save({ stages: all }, { stages: seen }).then(now => {
          if (now?.stages === undefined) return
          setSeen(now.stages)
          setAll(now.stages)
          if (!(shown in now.stages)) setShown(Object.keys(now.stages)[0] ?? '')
        })
      }}
    >
      <h2 className="text-title">Stages by kind of work</h2>
      <p className="max-w-read text-text-2">
        {spoken(
          'They hold for every job without stages of its own, also for those that are open. Nobody moves: whoever stands in a stage that is gone is shown in the first one that is the same sort.',
        )}
      </p>
      <Choice
        label="Kind of work"
        value={shown}
        onChange={setShown}
        options={kinds.map(value => ({ value, words: workWords(value) }))}
      />
      <StageFields stages={stages} onChange={now => setAll({ ...all, [shown]: now })} />
      <div className="flex flex-wrap items-end gap-2">
        <TextField label="Another kind of work" value={fresh} onChange={event => setFresh(event.target.value)} />
        <Button
          disabled={fresh.trim() === '' || kinds.includes(fresh.trim())}
          onClick={() => {
            setAll({ ...all, [fresh.trim()]: stages })
            setShown(fresh.trim())
            setFresh('')
          }}
        >
          Add it
        </Button>
        {kinds.length > 1 && !(shown in defaultStages) && (
          <Button look="quiet" onClick={() => without(shown)}>
            Without {workWords(shown)}
          </Button>
        )}
      </div>
      <div>
        <Button type="submit" look="primary">
          Save the stages
        </Button>
      </div>
    </form>
  )
}

const inLines = ({ us, client, candidate }: JobSettings['reasons']): Readonly<Record<Ender, string>> => ({
  us: us.join('\n'),
  client: client.join('\n'),
  candidate: candidate.join('\n'),
})

function Reasons({ saved }: { readonly saved: JobSettings['reasons'] }) {
  const [seen, setSeen] = useState(saved)
  const [texts, setTexts] = useState(inLines(saved))
  const isEmpty = enders.some(by => linesOf(texts[by]).length === 0)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault()
        const reasons = {
          us: linesOf(texts.us),
          client: linesOf(texts.client),
          candidate: linesOf(texts.candidate),
        }
        void save({ reasons }, { reasons: seen }).then(now => {
          if (now?.reasons === undefined) return
          setSeen(now.reasons)
          setTexts(inLines(now.reasons))
        })
      }}
    >
      <h2 className="text-title">Why it ended</h2>
      <p className="max-w-read text-text-2">
        One reason a line. Whoever ends it for somebody chooses from these, or writes another.
      </p>
      <div className="grid gap-3 sm:grid-cols-3">
        {enders.map(by => (
          <TextArea
            key={by}
            label={enderWords()[by]}
            rows={7}
            value={texts[by]}
            onChange={event => setTexts({ ...texts, [by]: event.target.value })}
          />
        ))}
      </div>
      <div>
        <Button type="submit" look="primary" disabled={isEmpty}>
          Save the reasons
        </Button>
      </div>
    </form>
  )
}

/** What the house says of all its jobs. */
export function JobsTab() {
  const { data } = useQuery(jobQueries.settings)
  return data === undefined ? (
    <Skeleton rows={8} />
  ) : (
    <div className="flex max-w-160 flex-col gap-10 pt-5">
      <House inHouse={data.inHouse} />
      <Stages saved={data.stages} />
      <Reasons saved={data.reasons} />
    </div>
  )
}
