import { SelectField, TextField } from '../../ui/Field.tsx'

export const currencies = ['GBP', 'EUR', 'USD', 'DKK', 'SEK', 'NOK', 'CHF', 'PLN'] as const

interface Props {
  readonly label: string
  readonly amount: string
  readonly onAmount: (text: string) => void
  readonly currency: string
  readonly onCurrency: (currency: string) => void
  readonly hint?: string
  readonly error?: string | undefined
}

/** An amount as people write it, and its currency. */
export const MoneyField = ({ label, amount, onAmount, currency, onCurrency, hint, error }: Props) => (
  <div className="grid grid-cols-[1fr_6rem] items-start gap-2">
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={amount}
      onChange={event => onAmount(event.target.value)}
      {...(hint === undefined ? {} : { hint })}
      error={error}
    />
    <SelectField
      label="Currency"
      value={currency}
      onChange={onCurrency}
      options={[...new Set([...currencies, currency])].map(value => ({ value, words: value }))}
    />
  </div>
)
