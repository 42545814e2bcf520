import { useState } from 'react'
import { minorDigits } from '#src/domain/money.ts'
import type { CostSettings as Settings } from '#src/domain/spend.ts'
import { costApi } from '../../api-cost.ts'
import { saveSettings } from '../../data/save-settings.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { minorOf, moneyWords } from '../../words/money.ts'

const rateLine = /^\s*(?:1\s+)?([a-z]{3})\s*[=:]?\s*(\d+(?:[.,]\d+)?)\s*(?:[a-z]{3})?\s*$/i

/** "EUR 0.85", a line each; null when a line is none. */
function ratesOf(text: string): Record<string, number> | null {
  const rates: Record<string, number> = {}
  for (const line of text.split('\n').filter(one => one.trim() !== '')) {
    const [, code, rate] = rateLine.exec(line) ?? []
    if (code === undefined || rate === undefined) return null
    rates[code.toUpperCase()] = Number(rate.replace(',', '.'))
  }
  return rates
}

const linesOf = (rates: Settings['rates']): string =>
  Object.entries(rates)
    .map(([code, rate]) => `${code} ${rate}`)
    .join('\n')

function wrongIn(code: string, rates: object | null, hourly: string, price: number | null): string | null {
  if (!/^[A-Z]{3}$/.test(code)) return 'A currency is three letters: GBP, EUR.'
  if (rates === null) return 'A rate is a currency and a figure on a line of its own: EUR 0.85'
  return hourly.trim() !== '' && price === null ? 'The price of an hour is no amount.' : null
}

/** In which currency figures are given, what an hour costs, what other currencies are worth. */
export function CostSettings({ settings, onClose }: { readonly settings: Settings; readonly onClose: () => void }) {
  const { account: me } = useSession()
  // What was shown when the form was opened.
  const [seen] = useState(settings)
  const [currency, setCurrency] = useState(settings.currency)
  const [hourly, setHourly] = useState(
    settings.hourly === null ? '' : String(settings.hourly / 10 ** minorDigits(settings.currency)),
  )
  const [rates, setRates] = useState(linesOf(settings.rates))
  const [problem, setProblem] = useState<string | null>(null)
  const mayChange = me.role === 'admin'
  const save = (): void => {
    const code = currency.trim().toUpperCase()
    const said = ratesOf(rates)
    const price = hourly.trim() === '' ? null : minorOf(hourly, code)
    const wrong = wrongIn(code, said, hourly, price)
    setProblem(wrong)
    if (wrong !== null || said === null) return
    void saveSettings<Settings>({ currency: code, hourly: price, rates: said }, seen, {
      words: 'Currency and hours changed',
      run: (change, was) => costApi.changeSettings({ ...seen, ...was, ...change }, was),
      fields: {
        currency: ['Figures are in', currency => currency],
        hourly: ['An hour of ours costs', amount => (amount === null ? '' : moneyWords({ amount, currency: code }))],
        rates: ['Other currencies', linesOf],
      },
      freshens: [['works']],
    }).then(stands => stands !== undefined && onClose())
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Currency and hours"
      about="Amounts of two currencies are added only at a rate that stands here."
      onSubmit={save}
    >
      <TextField
        label="Figures are in"
        value={currency}
        maxLength={3}
        disabled={!mayChange}
        onChange={event => setCurrency(event.target.value)}
      />
      <TextField
        label={`An hour of ours costs, in ${currency}`}
        hint="Pay, office, tools of whoever recruits, over their hours. Empty: hours are counted and not priced."
        inputMode="decimal"
        value={hourly}
        disabled={!mayChange}
        onChange={event => setHourly(event.target.value)}
      />
      <TextArea
        label="Other currencies"
        hint={`A line each, what 1 of it is worth in ${currency}: EUR 0.85`}
        value={rates}
        disabled={!mayChange}
        {...(problem === null ? {} : { error: problem })}
        onChange={event => setRates(event.target.value)}
      />
      <DialogActions>
        {mayChange ? (
          <Button look="primary" type="submit">
            Save
          </Button>
        ) : (
          <p className="text-text-2">An admin changes these.</p>
        )}
      </DialogActions>
    </FormDialog>
  )
}
