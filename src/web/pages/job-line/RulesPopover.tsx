import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type BelongingRules, belongingWords, reasons } from '#src/domain/belonging.ts'
import { defaultMinutes } from '#src/domain/effort.ts'
import { interactions } from '#src/domain/kind.ts'
import { know, type WorkForm } from '../../api-know.ts'
import { saveSettings } from '../../data/save-settings.ts'
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
const wordsFor = (kind: (typeof kinds)[number]): string =>
  `${interactions[kind].words}${kind.endsWith('received') ? ', theirs' : ''}`
const whole = (text: string, most: number): number | null => {
  const number = Number(text)
  return text.trim() === '' || !Number.isInteger(number) || number < 0 || number > most ? null : number
}

function RulesForm() {
  const { data } = useQuery(lineQueries.work)
  // What was shown when the first field was typed into.
  const [seen, setSeen] = useState<WorkForm | null>(null)
  const [back, setBack] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<Readonly<Record<string, string>>>({})
  if (data === undefined) return null
  const shown = seen ?? data
  const backNow = back ?? (shown.belonging.reachBackDays === null ? '' : String(shown.belonging.reachBackDays))
  const minutesNow = (kind: string): string =>
    minutes[kind] ?? String(shown.minutes[kind] ?? defaultMinutes[kind] ?? '')
  const save = async (): Promise<void> => {
    const typed = Object.entries(minutes).flatMap(([kind, text]) => {
      const number = whole(text, 1440)
      return number === null ? [] : [[kind, number] as const]
    })
    const done = await saveSettings<WorkForm>(
      {
        ...(back === null ? {} : { belonging: { ...shown.belonging, reachBackDays: whole(backNow, 36_500) } }),
        ...(typed.length === 0 ? {} : { minutes: { ...shown.minutes, ...Object.fromEntries(typed) } }),
      },
      { belonging: shown.belonging, minutes: shown.minutes },
      {
        words: spoken('Open jobs are counted so from now on'),
        run: know.changeWork,
        fields: {
          belonging: [
            spoken('Reach back before the order'),
            rules => (rules.reachBackDays === null ? 'All of it' : `At most ${rules.reachBackDays} days`),
          ],
          minutes: [
            'Minutes where nobody measured',
            own => kinds.flatMap(kind => (own[kind] === undefined ? [] : `${wordsFor(kind)}: ${own[kind]}`)).join('\n'),
          ],
        },
        freshens: [['work-settings'], ['job'], ['works']],
      },
    )
    if (done === undefined) return
    setSeen(null)
    setBack(null)
    setMinutes({})
  }
  return (
    <form
      className="mt-3 border-t border-line pt-3"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={spoken('Reach back at most so many days before the order (empty: all)')}
        inputMode="numeric"
        value={backNow}
        onChange={event => {
          setSeen(shown)
          setBack(event.target.value)
        }}
      />
      <fieldset className="mt-3">
        <legend className="text-small font-medium text-text-2">Minutes where nobody measured</legend>
        <div className="mt-1 grid grid-cols-2 gap-2">
          {kinds.map(kind => (
            <TextField
              key={kind}
              label={wordsFor(kind)}
              inputMode="numeric"
              value={minutesNow(kind)}
              onChange={event => {
                setSeen(shown)
                setMinutes(before => ({ ...before, [kind]: event.target.value }))
              }}
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
