import { useState } from 'react'
import { leavingReasons } from '#src/domain/candidacy.ts'
import type { JobPage, PlacementView } from '#src/domain/views/jobs.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forDateInput, partialWords, userLocale } from '../../words/dates.ts'
import { minorOf, moneyWords } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'
import { actOn } from './act-on.ts'
import { PlaceDialog } from './PlaceDialog.tsx'

interface Props {
  readonly job: JobPage
  readonly placement: PlacementView
}

/** A placement with its figures; changed and ended here. */
export function PlacementPanel({ job, placement }: Props) {
  const { account, colleagues } = useSession()
  const [doing, setDoing] = useState<'change' | 'end' | null>(null)
  const nameOf = (id: string): string => [account, ...colleagues].find(one => one.id === id)?.name ?? 'A colleague'
  const day = (date: string): string => partialWords(date, userLocale())
  const rows: readonly (readonly [string, string])[] = [
    ['First day', placement.start === null ? 'not said' : day(placement.start)],
    ...(placement.pay === null ? [] : [['Pay', moneyWords(placement.pay)] as const]),
    [
      'Fee',
      placement.fee === null
        ? 'not said'
        : `${moneyWords(placement.fee)}${placement.percent === null ? '' : `, ${placement.percent} %`}`,
    ],
    ...placement.splits.map(split => [nameOf(split.account), `${split.percent} %`] as const),
    ...(placement.guaranteeUntil === null || placement.guaranteeDays === 0
      ? []
      : [['Guarantee until', day(placement.guaranteeUntil)] as const]),
    ...(placement.ended === null
      ? []
      : [
          [
            'Left',
            `${day(placement.ended.on)}${placement.ended.reason === null ? '' : `: ${placement.ended.reason}`}`,
          ] as const,
        ]),
    ...(placement.ended?.refund === null || placement.ended?.refund === undefined || placement.fee === null
      ? []
      : [['Paid back', moneyWords({ amount: placement.ended.refund, currency: placement.fee.currency })] as const]),
  ]
  return (
    <section aria-label={`Placement of ${placement.person.name}`} className="my-3 rounded-panel bg-sunken p-3">
      <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-0.5">
        {rows.map(([head, value]) => (
          <div key={head} className="contents">
            <dt className="text-text-2">{head}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 flex gap-2">
        <Button onClick={() => setDoing('change')}>Change</Button>
        {placement.ended === null && <Button onClick={() => setDoing('end')}>They left</Button>}
      </div>
      {doing === 'change' && (
        <PlaceDialog job={job} on={placement.person} placement={placement} onClose={() => setDoing(null)} />
      )}
      {doing === 'end' && <LeftDialog job={job} placement={placement} onClose={() => setDoing(null)} />}
    </section>
  )
}

function LeftDialog({ job, placement, onClose }: Props & { readonly onClose: () => void }) {
  const [on, setOn] = useState(() => forDateInput(new Date()))
  const [by, setBy] = useState<'candidate' | 'client' | 'us'>('candidate')
  const [reason, setReason] = useState<(typeof leavingReasons)[number]>('Resigned')
  const [refund, setRefund] = useState('')
  const [replaced, setReplaced] = useState(false)
  const back = placement.fee === null ? null : minorOf(refund, placement.fee.currency)
  const inside = placement.guaranteeUntil !== null && on <= placement.guaranteeUntil
  const save = async (): Promise<void> => {
    const done = await actOn(job.id, placement.person, 'Left', {
      do: 'end-placement',
      placement: placement.id,
      on,
      by,
      reason,
      ...(back === null ? {} : { refund: back }),
      ...(replaced ? { replaced } : {}),
    })
    if (done) onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`${placement.person.name} left`}
      {...(inside
        ? {
            about: `Within the guarantee, which runs until ${partialWords(placement.guaranteeUntil ?? '', userLocale())}.`,
          }
        : {})}
      onSubmit={() => void save()}
    >
      <TextField label="On" type="date" required value={on} onChange={event => setOn(event.target.value)} />
      <SelectField
        label="Why"
        value={reason}
        onChange={setReason}
        options={leavingReasons.map(value => ({ value, words: value }))}
      />
      <SelectField
        label="Whose word"
        value={by}
        onChange={setBy}
        options={[
          { value: 'candidate', words: 'Theirs' },
          { value: 'client', words: spoken('The client’s') },
          { value: 'us', words: 'Ours' },
        ]}
      />
      {placement.fee !== null && (
        <TextField
          label="Paid back"
          inputMode="decimal"
          value={refund}
          onChange={event => setRefund(event.target.value)}
        />
      )}
      <Check checked={replaced} onChange={setReplaced}>
        We look for a replacement
      </Check>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          Keep it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
