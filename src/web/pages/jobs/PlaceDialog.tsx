import { useState } from 'react'
import { type Split, splitTotal } from '#src/domain/candidacy.ts'
import { type Money, minorDigits, percentOf } from '#src/domain/money.ts'
import type { CandidacyPage, JobPage, PlacementView } from '#src/domain/views/jobs.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forDateInput } from '../../words/dates.ts'
import { minorOf, moneyWords } from '../../words/money.ts'
import { forItself } from '../../words/vocabulary.ts'
import { actOn } from './act-on.ts'
import type { Offer } from './agreed.ts'
import { currencyOf } from './currency-of.ts'
import { MoneyField } from './MoneyField.tsx'
import { SplitFields } from './SplitFields.tsx'

interface Props {
  readonly job: JobPage
  readonly on: Pick<CandidacyPage, 'id' | 'name'>
  /** A placement that is changed; without one, a new one. */
  readonly placement?: PlacementView
  /** What was offered last: a new placement begins with it. */
  readonly offer?: Offer | null
  readonly onClose: () => void
}

const major = (money: Money | null | undefined): string =>
  money ? String(money.amount / 10 ** minorDigits(money.currency)) : ''

/** Start, pay, fee, split, guarantee: what the terms say stands there already. */
export function PlaceDialog({ job, on, placement, offer, onClose }: Props) {
  const { account } = useSession()
  const [made, setMade] = useState(() => forDateInput(new Date()))
  const [start, setStart] = useState(placement?.start ?? (offer?.start || (job.start ?? '')))
  const [pay, setPay] = useState(major(placement === undefined ? offer?.pay : placement.pay))
  const [fee, setFee] = useState(major(placement?.fee))
  const [currency, setCurrency] = useState(() => placement?.fee?.currency ?? offer?.pay?.currency ?? currencyOf(job))
  const [days, setDays] = useState(String(placement?.guaranteeDays ?? job.terms?.guaranteeDays ?? 0))
  const [splits, setSplits] = useState<readonly Split[]>(
    placement?.splits ?? [{ account: job.owner ?? account.id, percent: 100 }],
  )
  const amounts = { pay: minorOf(pay, currency), fee: minorOf(fee, currency) }
  const percent = job.terms?.percent
  const byTerms =
    amounts.pay !== null && percent !== undefined ? percentOf({ amount: amounts.pay, currency }, percent) : null
  const total = splitTotal(splits)
  const adds = splits.length === 0 || total === 10_000
  const save = async (): Promise<void> => {
    const figures = {
      ...(start === '' ? {} : { start }),
      ...(amounts.pay === null ? {} : { pay: { amount: amounts.pay, currency } }),
      ...(amounts.fee === null ? {} : { fee: { amount: amounts.fee, currency } }),
      guaranteeDays: Number(days) || 0,
      splits,
    }
    const done = placement
      ? await actOn(job.id, on, 'Placement changed', { do: 'change-placement', placement: placement.id, ...figures })
      : await actOn(job.id, on, 'Placed', {
          do: 'place',
          ...(made === forDateInput(new Date()) ? {} : { on: made }),
          ...figures,
        })
    if (done) onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={placement ? `${on.name}: placement` : `${on.name} is placed`}
      onSubmit={() => void save()}
    >
      <div className="grid grid-cols-2 gap-3">
        {placement === undefined && (
          <TextField
            label="Accepted on"
            type="date"
            required
            value={made}
            max={forDateInput(new Date())}
            onChange={event => setMade(event.target.value)}
          />
        )}
        <TextField label="First day" type="date" value={start} onChange={event => setStart(event.target.value)} />
      </div>
      <MoneyField label="Pay, a year" amount={pay} onAmount={setPay} currency={currency} onCurrency={setCurrency} />
      {!forItself() && (
        <>
          <TextField
            label="Fee"
            inputMode="decimal"
            autoComplete="off"
            value={fee}
            placeholder={byTerms === null ? '' : moneyWords(byTerms)}
            onChange={event => setFee(event.target.value)}
            hint={
              byTerms === null
                ? undefined
                : `By the terms ${percent} %: ${moneyWords(byTerms)}. Left empty, that is it.`
            }
          />
          <SplitFields splits={splits} onChange={setSplits} />
          <TextField
            label="Guarantee, days"
            type="number"
            min={0}
            max={1000}
            value={days}
            onChange={event => setDays(event.target.value)}
          />
        </>
      )}
      <DialogActions>
        {!adds && (
          <p role="alert" className="mr-auto self-center text-small text-bad">
            The split adds up to {total / 100} %, not to 100 %.
          </p>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={!adds}>
          {placement ? 'Save' : 'Place them'}
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
