import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Addition, Visibility } from '#src/domain/answers.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/Field.tsx'
import { forDateInput } from '../../words/dates.ts'
import { DiscardButton } from './DiscardButton.tsx'
import { Question } from './Question.tsx'
import { ReadAgain } from './ReadAgain.tsx'
import { useAnswers } from './useAnswers.ts'

const visible: readonly { readonly value: Visibility; readonly words: string; readonly hint: string }[] = [
  { value: 'me', words: 'Only me', hint: 'Colleagues do not learn of these touches.' },
  { value: 'touch', words: 'Colleagues see that we were in touch', hint: 'Dates and channels, never the words.' },
  { value: 'all', words: 'Everything', hint: 'Colleagues can read it.' },
]
const additions: readonly { readonly value: Addition; readonly words: string; readonly hint?: string }[] = [
  { value: 'wrote', words: 'People you wrote to' },
  { value: 'connections', words: 'Connections and contacts' },
  { value: 'cv', words: 'People with a CV or an application' },
  { value: 'all', words: 'Everyone else who wrote', hint: 'Otherwise they wait under Unknown senders.' },
]
const words = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map(part => part.trim().toLowerCase())
    .filter(part => part !== '')

/** Four questions with defaults, before the first row comes in. */
export function Questions({ view }: { readonly view: ImportView }) {
  const navigate = useNavigate()
  const [answers, change] = useAnswers(view)
  const [mine, setMine] = useState('')
  const [out, setOut] = useState(answers.leaveOut.join(', '))
  const seen = [...new Set([...view.me.map(one => one.value), ...answers.me])]
  const why = (value: string): string | undefined => view.me.find(one => one.value === value)?.why
  const toggle = <T,>(list: readonly T[], one: T, on: boolean): T[] =>
    on ? [...list, one] : list.filter(other => other !== one)
  const addMine = (): void => {
    if (mine.trim() === '') return
    change({ me: toggle(answers.me, mine.trim(), true) })
    setMine('')
  }
  return (
    <div className="flex flex-col gap-6">
      <ReadAgain view={view} checked={answers.again} onChange={again => change({ again })} />
      <Question number={1} title="Which of these is you?" about="It decides who wrote to whom.">
        {seen.map(value => (
          <Check
            key={value}
            checked={answers.me.includes(value)}
            onChange={on => change({ me: toggle(answers.me, value, on) })}
            hint={why(value)}
          >
            {value}
          </Check>
        ))}
        <form
          className="mt-1 flex items-end gap-2"
          onSubmit={event => {
            event.preventDefault()
            addMine()
          }}
        >
          <TextField
            label="Another address, name or number of yours"
            value={mine}
            onChange={event => setMine(event.target.value)}
          />
          <Button type="submit" disabled={mine.trim() === ''}>
            Add
          </Button>
        </form>
      </Question>
      <Question number={2} title="Who may see it?">
        <Choice
          label="Who may see it?"
          bare
          value={answers.visible}
          onChange={value => change({ visible: value })}
          options={visible}
        />
      </Question>
      <Question
        number={3}
        title="Whom to add?"
        about="Nobody is thrown away: whoever is not added waits under Unknown senders."
      >
        {additions.map(one => (
          <Check
            key={one.value}
            checked={answers.add.includes(one.value)}
            onChange={on => change({ add: toggle(answers.add, one.value, on) })}
            hint={one.hint}
          >
            {one.words}
          </Check>
        ))}
        <div className="mt-2 max-w-100">
          <TextField
            label="Never people: domains"
            hint="Your own, newsletters, services. Separate them by commas."
            placeholder="ourfirm.example, news.example"
            value={out}
            onChange={event => setOut(event.target.value)}
            onBlur={() => change({ leaveOut: words(out) })}
          />
        </div>
      </Question>
      <Question
        number={4}
        title="Is this old?"
        about="Nothing from before this day asks for an answer on Today. Bringing in never sends anything."
      >
        <div className="max-w-60">
          <TextField
            label="Reply clocks start from"
            type="date"
            value={answers.since ?? forDateInput(new Date())}
            onChange={event => change({ since: event.target.value === '' ? null : event.target.value })}
          />
        </div>
      </Question>
      <div className="flex items-center justify-between gap-2 border-t border-line pt-4">
        <DiscardButton id={view.id} onGone={() => void navigate({ to: '/bring-in' })} />
        <Link
          to="/bring-in/$id"
          params={{ id: view.id }}
          search={{ step: 'preview' }}
          className={buttonLook('primary')}
        >
          See the first rows
        </Link>
      </div>
    </div>
  )
}
