import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type House } from '../../api.ts'
import { queries } from '../../data/queries.ts'
import { saveSettings } from '../../data/save-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../words/numbers.ts'

const least = 7
const most = 730

function HouseForm({ house }: { readonly house: House }) {
  // What was shown when the form was opened, or last saved.
  const [seen, setSeen] = useState<Partial<House>>(house)
  const [agency, setAgency] = useState(house.agency)
  const [days, setDays] = useState(String(house.silenceDays))
  const number = Number(days)
  const wrong =
    Number.isInteger(number) && number >= least && number <= most
      ? undefined
      : `A whole number from ${least} to ${most}.`
  const save = async (): Promise<void> => {
    if (wrong !== undefined) return
    const was = { agency: seen.agency ?? '', silenceDays: seen.silenceDays ?? number }
    const stands = await saveSettings<House>({ agency: agency.trim(), silenceDays: number }, was, {
      words: 'Saved',
      run: api.saveHouse,
      fields: {
        agency: ['Name of the organisation', name => name],
        silenceDays: ['Days until silence', silent => counted(silent, 'day', 'days')],
      },
      freshens: [['house'], ['picture']],
    })
    if (stands === undefined) return
    setSeen(stands)
    setAgency(stands.agency ?? '')
    setDays(String(stands.silenceDays ?? number))
  }
  return (
    <form
      className="flex max-w-120 flex-col gap-4 pt-5"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField label="Name of the organisation" value={agency} onChange={event => setAgency(event.target.value)} />
      <TextField
        label="Days until silence"
        type="number"
        min={least}
        max={most}
        hint="In the picture of the line, a relation is drawn solid for this long after each exchange, then dotted."
        error={wrong}
        value={days}
        onChange={event => setDays(event.target.value)}
      />
      <div>
        <Button type="submit" look="primary">
          Save
        </Button>
      </div>
    </form>
  )
}

/** What the whole house shares. */
export function HouseTab() {
  const { data } = useQuery(queries.house)
  return data === undefined ? <Skeleton rows={4} /> : <HouseForm house={data} />
}
