import type { Split } from '#src/domain/candidacy.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

interface Props {
  readonly splits: readonly Split[]
  readonly onChange: (splits: readonly Split[]) => void
}

/** Whose the fee is, in percent. */
export function SplitFields({ splits, onChange }: Props) {
  const { account, colleagues } = useSession()
  const all = [account, ...colleagues.filter(one => one.id !== account.id)]
  const free = all.find(one => !splits.some(split => split.account === one.id))
  const change = (at: number, part: Partial<Split>): void =>
    onChange(splits.map((split, index) => (index === at ? { ...split, ...part } : split)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-small font-medium text-text-2">Whose fee it is</legend>
      {splits.map((split, at) => (
        <div key={split.account} className="grid grid-cols-[1fr_6rem_2rem] items-center gap-2">
          <SelectField
            label="Colleague"
            bare
            value={split.account}
            onChange={now => change(at, { account: now })}
            options={all
              .filter(one => one.id === split.account || !splits.some(other => other.account === one.id))
              .map(one => ({ value: one.id, words: one.name }))}
          />
          <TextField
            label="Percent"
            bare
            type="number"
            min={0}
            max={100}
            step="0.01"
            value={String(split.percent)}
            onChange={event => change(at, { percent: Number(event.target.value) || 0 })}
          />
          <IconButton
            icon="close"
            label="Take out"
            onClick={() => onChange(splits.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {free !== undefined && (
        <Button
          look="quiet"
          icon="add"
          className="self-start"
          onClick={() => {
            const left = 100 - splits.reduce((sum, one) => sum + one.percent, 0)
            onChange([...splits, { account: free.id, percent: Math.max(0, Math.round(left * 100) / 100) }])
          }}
        >
          Another colleague
        </Button>
      )}
    </fieldset>
  )
}
