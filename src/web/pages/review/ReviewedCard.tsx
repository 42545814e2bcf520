import { useState } from 'react'
import { type ReviewedPerson, type Verdict, verdicts } from '#src/domain/views/reviews.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'

const words: Readonly<Record<Verdict, string>> = { yes: 'Yes', perhaps: 'Perhaps', no: 'No' }

/** One of a shortlist, with what the hiring manager says of them. */
export function ReviewedCard({ token, person }: { readonly token: string; readonly person: ReviewedPerson }) {
  const [note, setNote] = useState(person.given?.note ?? '')
  const [busy, setBusy] = useState(false)
  const say = async (verdict: Verdict): Promise<void> => {
    setBusy(true)
    try {
      await jobsApi.giveVerdict(token, { at: person.at, verdict, ...(note.trim() === '' ? {} : { note: note.trim() }) })
      announce(`${person.name}: ${words[verdict]}, kept`)
      await queryClient.invalidateQueries({ queryKey: ['review', token] })
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Work', person.work],
    ['Education', person.education],
    ['Languages', person.languages],
  ]
  return (
    <li className="rounded-panel border border-line bg-surface p-5">
      <h2 className="text-title">{person.name}</h2>
      <p className="text-text-2">{[person.headline, person.place].filter(Boolean).join(' · ')}</p>
      {person.summary !== null && <p className="mt-3 text-read whitespace-pre-wrap">{person.summary}</p>}
      {lists.map(
        ([head, rows]) =>
          rows.length > 0 && (
            <section key={head} className="mt-3">
              <h3 className="text-head text-text-3 uppercase">{head}</h3>
              <ul>
                {rows.map(row => (
                  <li key={row}>{row}</li>
                ))}
              </ul>
            </section>
          ),
      )}
      {person.skills.length > 0 && (
        <section className="mt-3">
          <h3 className="text-head text-text-3 uppercase">Skills</h3>
          <p>{person.skills.join(', ')}</p>
        </section>
      )}
      <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
        <TextArea
          label={`What you think of ${person.name}`}
          rows={2}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
        <div className="flex flex-wrap items-center gap-2">
          {verdicts.map(verdict => (
            <Button
              key={verdict}
              disabled={busy}
              aria-pressed={person.given?.verdict === verdict}
              look={person.given?.verdict === verdict ? 'primary' : 'plain'}
              onClick={() => void say(verdict)}
            >
              {words[verdict]}
            </Button>
          ))}
          {person.given !== null && (
            <span className="text-small text-text-2">Kept. You can change it while the link is open.</span>
          )}
        </div>
      </div>
    </li>
  )
}
