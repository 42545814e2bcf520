import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AssignmentWords, defaultStages, type Terms } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import type { JobChange } from '../../api-jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useColleague, useMayWrite, useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { minorOf, moneyWords } from '../../words/money.ts'
import { forItself, spoken } from '../../words/vocabulary.ts'
import { currencyOf } from './currency-of.ts'
import { JobLinks } from './JobLinks.tsx'
import { MoneyField } from './MoneyField.tsx'
import { PlacementPanel } from './PlacementPanel.tsx'
import { StageFields } from './StageFields.tsx'
import { saveJob } from './save-job.ts'
import { TermsFields } from './TermsFields.tsx'
import { workWords } from './work-words.ts'

const paid = (job: JobPage): { from: string; to: string } => {
  if (job.pay === null || 'text' in job.pay) return { from: '', to: '' }
  return { from: String(job.pay.from / 100), to: job.pay.to === undefined ? '' : String(job.pay.to / 100) }
}

/** What a job is, in fields; each is saved with what it said when you looked, so that two who edit hear of each other. */
export function JobAbout({ job }: { readonly job: JobPage }) {
  const { account, colleagues } = useSession()
  const { data: settings } = useQuery(jobQueries.settings)
  const colleague = useColleague()
  const mayWrite = useMayWrite()
  const [words, setWords] = useState<Partial<AssignmentWords>>({})
  const [typedPay, setTypedPay] = useState<ReturnType<typeof paid> | null>(null)
  // By field, what said it when the writing began: what comes in since is a colleague's, and asked about.
  const [was, setWas] = useState<Readonly<Record<string, string | null>>>({})
  const [currency, setCurrency] = useState(() => currencyOf(job))
  const people = [account, ...colleagues.filter(one => one.id !== account.id)]
  const see = (field: string): void =>
    setWas(now => (field in now ? now : { ...now, [field]: job.said[field] ?? null }))
  const set = <K extends keyof AssignmentWords>(field: K, value: AssignmentWords[K]): void => {
    see(field)
    setWords(now => ({ ...now, [field]: value }))
  }
  const setPay = (now: ReturnType<typeof paid>): void => {
    see('pay')
    setTypedPay(now)
  }
  const payNow = paid(job)
  const pay = typedPay ?? payNow
  const payChanged = pay.from !== payNow.from || pay.to !== payNow.to
  const from = minorOf(pay.from, currency)
  const to = minorOf(pay.to, currency)
  const change: JobChange = {
    ...words,
    ...(payChanged
      ? { pay: from === null ? null : { from, currency, per: 'year', ...(to === null ? {} : { to }) } }
      : {}),
  }
  const fields = Object.keys(change)
  const save = async (): Promise<void> => {
    if (!(await saveJob(job.id, { ...change, was }, { words: 'Saved', colleague }))) return
    setWords({})
    setTypedPay(null)
    setWas({})
  }
  return (
    <form
      className="grid max-w-260 grid-cols-1 gap-8 pt-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <fieldset disabled={!mayWrite} className="contents">
        <div className="flex flex-col gap-4">
          <TextArea
            label="Description"
            rows={12}
            value={words.description ?? job.description ?? ''}
            onChange={event => set('description', event.target.value)}
          />
          <StageFields stages={words.stages ?? job.stages} onChange={stages => set('stages', stages)} />
        </div>
        <div className="flex flex-col gap-3">
          <SelectField
            label="Owner"
            value={words.owner ?? job.owner ?? ''}
            onChange={owner => set('owner', owner === '' ? null : owner)}
            options={[{ value: '', words: 'Nobody' }, ...people.map(one => ({ value: one.id, words: one.name }))]}
          />
          <fieldset>
            <legend className="mb-1 text-small font-medium text-text-2">Works on it too</legend>
            {people.map(one => {
              const team = words.team ?? job.team
              const on = team.includes(one.id)
              return (
                <Check
                  key={one.id}
                  checked={on}
                  onChange={() => set('team', on ? team.filter(id => id !== one.id) : [...team, one.id])}
                >
                  {one.name}
                </Check>
              )
            })}
          </fieldset>
          <TextField
            label="Place"
            value={words.place ?? job.place ?? ''}
            onChange={event => set('place', event.target.value)}
          />
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label="Openings"
              type="number"
              min={1}
              value={String(words.openings ?? job.openings)}
              onChange={event => set('openings', Math.max(1, Number(event.target.value) || 1))}
            />
            <SelectField
              label="Kind of work"
              value={words.work ?? job.work}
              onChange={work => set('work', work)}
              options={[...new Set([...Object.keys(settings?.stages ?? defaultStages), job.work])].map(value => ({
                value,
                words: workWords(value),
              }))}
            />
          </div>
          {job.pay !== null && 'text' in job.pay && (
            <p className="text-text-2">Pay as it was written: {job.pay.text}</p>
          )}
          <MoneyField
            label="Pay a year, from"
            amount={pay.from}
            onAmount={now => setPay({ ...pay, from: now })}
            currency={currency}
            onCurrency={setCurrency}
          />
          <TextField
            label="to"
            inputMode="decimal"
            value={pay.to}
            onChange={event => setPay({ ...pay, to: event.target.value })}
          />
          <TextField
            label={spoken('Order taken')}
            type="date"
            value={words.ordered ?? job.ordered?.slice(0, 10) ?? ''}
            onChange={event => set('ordered', event.target.value === '' ? null : event.target.value)}
          />
          <TextField
            label="Shortlist due"
            type="date"
            value={words.due === undefined ? (job.due ?? '') : (words.due ?? '')}
            onChange={event => set('due', event.target.value === '' ? null : event.target.value)}
          />
          <TextField
            label="First day wanted"
            type="date"
            value={words.start === undefined ? (job.start ?? '') : (words.start ?? '')}
            onChange={event => set('start', event.target.value === '' ? null : event.target.value)}
          />
          {!forItself() && (
            <TermsFields
              terms={words.terms ?? job.terms}
              hint={
                job.ownTerms
                  ? spoken('This job’s own.')
                  : job.terms === null
                    ? 'None yet.'
                    : spoken('The client’s. Changed here, they are this job’s own.')
              }
              currency={currency}
              onChange={(terms: Terms) => set('terms', terms)}
            />
          )}
          <Check
            checked={words.confidential ?? job.confidential}
            onChange={now => set('confidential', now)}
            hint="Seen by its owner, those who work on it, and admins."
          >
            Confidential
          </Check>
          {mayWrite && (
            <Button type="submit" look="primary" disabled={fields.length === 0}>
              Save
            </Button>
          )}
          {job.placements.map(placement => (
            <div key={placement.id}>
              <h2 className="text-head text-text-3 uppercase">
                Placed: {placement.person.name}
                {placement.fee === null ? '' : `, ${moneyWords(placement.fee)}`}
              </h2>
              <PlacementPanel job={job} placement={placement} />
            </div>
          ))}
          <JobLinks job={job} />
        </div>
      </fieldset>
    </form>
  )
}
