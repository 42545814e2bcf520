import { feeModels, type Terms } from '#src/domain/assignment.ts'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { minorOf } from '../../words/money.ts'

const modelWords: Readonly<Record<Terms['model'], string>> = {
  percent: 'Percent of a year’s pay',
  fixed: 'Fixed fee',
  retained: 'Retained, percent',
  hourly: 'By the hour',
}

interface Props {
  readonly terms: Terms | null
  readonly hint: string
  readonly currency: string
  readonly onChange: (terms: Terms) => void
  /** What they stand in says already that they are terms. */
  readonly bare?: boolean
}

export const usualTerms: Terms = { model: 'percent', percent: 20, guaranteeDays: 90 }

/** What a placement costs, and for how long we answer for it. */
export function TermsFields({ terms, hint, currency, onChange, bare = false }: Props) {
  const now = terms ?? usualTerms
  const byPercent = now.model === 'percent' || now.model === 'retained'
  return (
    <fieldset className="flex flex-col gap-2">
      {!bare && <legend className="mb-1 text-small font-medium text-text-2">Terms</legend>}
      <SelectField
        label="Fee"
        value={now.model}
        onChange={model =>
          onChange(
            model === 'percent' || model === 'retained'
              ? { model, percent: now.percent ?? 20, guaranteeDays: now.guaranteeDays }
              : { model, fee: now.fee ?? { amount: 0, currency }, guaranteeDays: now.guaranteeDays },
          )
        }
        options={feeModels.map(value => ({ value, words: modelWords[value] }))}
        hint={hint}
      />
      <div className="grid grid-cols-2 gap-2">
        {byPercent ? (
          <TextField
            label="Percent"
            type="number"
            min={0}
            max={100}
            step="0.25"
            value={String(now.percent ?? '')}
            onChange={event => onChange({ ...now, percent: Number(event.target.value) || 0 })}
          />
        ) : (
          <TextField
            label={`Amount, ${now.fee?.currency ?? currency}`}
            inputMode="decimal"
            defaultValue={String((now.fee?.amount ?? 0) / 100)}
            onChange={event => {
              const unit = now.fee?.currency ?? currency
              const amount = minorOf(event.target.value, unit)
              if (amount !== null) onChange({ ...now, fee: { amount, currency: unit } })
            }}
          />
        )}
        <TextField
          label="Guarantee, days"
          type="number"
          min={0}
          max={1000}
          value={String(now.guaranteeDays)}
          onChange={event => onChange({ ...now, guaranteeDays: Math.trunc(Number(event.target.value)) || 0 })}
        />
      </div>
    </fieldset>
  )
}
