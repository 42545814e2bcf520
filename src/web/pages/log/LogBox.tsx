import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type Ref, useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import type { Named } from '#src/domain/views/same-person.ts'
import { api, type LogReading } from '../../api.ts'
import { tellProblem } from '../../data/act.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { useDraft } from '../../data/useDraft.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { fieldLook } from '../../ui/Field.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Keeps } from './Keeps.tsx'
import { canKeep, keptBy, useKeeps } from './keeps.ts'
import { LogForm } from './LogForm.tsx'
import { LogReadingLine } from './LogReadingLine.tsx'
import { logOf, saveLog } from './save-log.ts'

interface LogBoxProps {
  readonly person: Pick<PersonPage, 'id' | 'name' | 'jobs' | 'next'>
  readonly ref?: Ref<HTMLInputElement>
}

/** Whom the line names, where that is not the person whose page it is typed on. */
const somebodyElse = ({ isAct, who, candidates }: LogReading, person: string): Named | undefined =>
  isAct && who !== null && !candidates.some(one => one.id === person) ? candidates[0] : undefined

/** One typed line, understood and shown before it is saved; or a form. What is typed outlives the tab and the session. */
export function LogBox({ person, ref }: LogBoxProps) {
  const { account } = useSession()
  const [text, setText] = useDraft(`log ${person.id}`)
  const small = useMedia(phone)
  const [form, setForm] = useState(false)
  const [keeps, keep] = useKeeps(person)
  const typed = text.trim()
  const settled = useDebounced(typed, 120)
  const { data } = useQuery({
    queryKey: ['log-reading', person.id, settled],
    queryFn: ({ signal }) => api.readLog(settled, person.id, signal),
    enabled: settled !== '',
    staleTime: 60_000,
  })
  const reading = typed !== '' && typed === settled ? data : undefined
  const other = reading === undefined ? undefined : somebodyElse(reading, person.id)
  const save = async (understood: LogReading, about = person.id): Promise<void> => {
    setText('')
    const saved = await saveLog(
      { ...logOf(understood, about), keeps: about === person.id ? keptBy(understood.kind, keeps) : [] },
      account.id,
    )
    if (saved === undefined) setText(text)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.altKey && event.code === 'Digit1' && reading !== undefined && other !== undefined) {
      event.preventDefault()
      void save(reading, other.id)
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed === '') return
    event.preventDefault()
    if (reading !== undefined) void save(reading)
    else api.readLog(typed, person.id).then(understood => save(understood), tellProblem)
  }
  return (
    <div className="rounded-control">
      <div className="relative">
        <input
          ref={ref}
          aria-label={`Log something about ${person.name}`}
          placeholder={small ? 'Log something …' : 'Log something: called, likes the role, ring back Tue'}
          value={text}
          autoComplete="off"
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={cx(fieldLook, 'h-10 w-full pr-16 max-sm:h-11')}
        />
        <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center">
          <Kbd keys={typed === '' ? 'l' : 'Enter'} />
        </span>
      </div>
      {typed !== '' && (
        <div
          className="flex min-h-8 items-center justify-between gap-3 px-1 pt-1 text-small text-text-2"
          aria-live="polite"
        >
          {reading === undefined ? <span>…</span> : <LogReadingLine reading={reading} />}
          <button
            type="button"
            onClick={() => setForm(true)}
            className="h-6 shrink-0 rounded-control px-1.5 text-accent hover:underline"
          >
            More
          </button>
        </div>
      )}
      {reading !== undefined && other !== undefined && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-1 text-small text-text-2">
          <span className="min-w-0">
            It names {reading.who}: looks like <span className="font-medium text-text">{other.name}</span>,{' '}
            {other.why.join(', ')}.
          </span>
          <Button keys="Alt+1" onClick={() => void save(reading, other.id)}>
            Log it there
          </Button>
        </div>
      )}
      {reading !== undefined && canKeep(reading.kind) && <Keeps promises={keeps} onChange={keep} />}
      {form && (
        <LogForm
          person={person}
          text={typed}
          reading={reading}
          keeps={keeps}
          onClose={() => setForm(false)}
          onSaved={() => {
            setForm(false)
            setText('')
          }}
        />
      )}
    </div>
  )
}
