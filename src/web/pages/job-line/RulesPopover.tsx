import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type BelongingRules, belongingWords, reasons } from '#src/domain/belonging.ts'
import { defaultMinutes } from '#src/domain/effort.ts'
import { interactions } from '#src/domain/kind.ts'
import { know } from '../../api-know.ts'
import { perform } from '../../data/act.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { lineQueries } from './line-queries.ts'

/** By which rules touches belong here and what they take us; an admin changes both. */
export function RulesPopover({ rules, closed }: { readonly rules: BelongingRules; readonly closed: boolean }) {
  const { account } = useSession()
  const words = belongingWords(rules)
  return (
    <Popover
      label="What counts on this line"
      align="end"
      trigger={<IconButton icon="settings" label="What counts, and for how long" />}
    >
      <h3 className="font-medium">What counts on this line</h3>
      <ol className="mt-1 list-decimal space-y-1 pl-5 text-small text-text-2">
        {reasons.map(reason => (
          <li key={reason}>{spoken(words[reason])}</li>
        ))}
      </ol>
      <p className="mt-2 text-small text-text-3">
        Rules {rules.version}
        {spoken(closed ? ', as they were when this job was closed.' : '. A closed job keeps those it was closed with.')}
      </p>
      {account.role === 'admin' && <RulesForm />}
    </Popover>
  )
}

const kinds = ['call.made', 'meeting.held', 'event.attended', 'email.sent', 'email.received', 'message.sent'] as const
const whole = (text: string, most: number): number | null => {
  const number = Number(text)
  return text.trim() === '' || !Number.isInteger(number) || number < 0 || number > most ? null : number
}

function RulesForm() {
  const { data } = useQuery(lineQueries.work)
  const [back, setBack] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<Readonly<Record<string, string>>>({})
  if (data === undefined) return null
  const backNow = back ?? (data.belonging.reachBackDays === null ? '' : String(data.belonging.reachBackDays))
  const minutesNow = (kind: string): string => minutes[kind] ?? String(data.minutes[kind] ?? defaultMinutes[kind] ?? '')
  const save = (): void =>
    void perform({
      words: spoken('Open jobs are counted so from now on'),
      run: () =>
        know.changeWork({
          ...(back === null ? {} : { belonging: { ...data.belonging, reachBackDays: whole(backNow, 36_500) } }),
          minutes: {
            ...data.minutes,
            ...Object.fromEntries(
              Object.entries(minutes).flatMap(([kind, text]) => {
                const number = whole(text, 1440)
                return number === null ? [] : [[kind, number] as const]
              }),
            ),
          },
        }),
      freshens: [['work-settings'], ['job'], ['works']],
    })
  return (
    <form
      className="mt-3 border-t border-line pt-3"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      <TextField
        label={spoken('Reach back at most so many days before the order (empty: all)')}
        inputMode="numeric"
        value={backNow}
        onChange={event => setBack(event.target.value)}
      />
      <fieldset className="mt-3">
        <legend className="text-small font-medium text-text-2">Minutes where nobody measured</legend>
        <div className="mt-1 grid grid-cols-2 gap-2">
          {kinds.map(kind => (
            <TextField
              key={kind}
              label={`${interactions[kind].words}${kind.endsWith('received') ? ', theirs' : ''}`}
              inputMode="numeric"
              value={minutesNow(kind)}
              onChange={event => setMinutes(before => ({ ...before, [kind]: event.target.value }))}
            />
          ))}
        </div>
      </fieldset>
      <Button type="submit" className="mt-3">
        Save
      </Button>
    </form>
  )
}
