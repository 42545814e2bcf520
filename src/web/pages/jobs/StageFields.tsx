import { phases, phaseWords, type Stage } from '#src/domain/assignment.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'

interface Props {
  readonly stages: readonly Stage[]
  readonly onChange: (stages: readonly Stage[]) => void
}

/** Stages by names of one's own; what each of them is, is said beside it. */
export function StageFields({ stages, onChange }: Props) {
  const change = (at: number, part: Partial<Stage>): void =>
    onChange(stages.map((stage, index) => (index === at ? { ...stage, ...part } : stage)))
  const swap = (at: number): void => {
    const next = [...stages]
    const [a, b] = [next[at - 1], next[at]]
    if (a === undefined || b === undefined) return
    next[at - 1] = b
    next[at] = a
    onChange(next)
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-small font-medium text-text-2">Stages</legend>
      {stages.map((stage, at) => (
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto_auto] items-center gap-2">
          <TextField
            label={`Stage ${at + 1}`}
            bare
            value={stage.name}
            onChange={event => change(at, { name: event.target.value })}
          />
          <SelectField
            label={`What stage ${at + 1} is`}
            bare
            value={stage.phase}
            onChange={phase => change(at, { phase })}
            options={phases.map(value => ({ value, words: phaseWords[value] }))}
          />
          <IconButton
            icon="back"
            label={`${stage.name} one earlier`}
            disabled={at === 0}
            onClick={() => swap(at)}
            className="rotate-90"
          />
          <IconButton
            icon="close"
            label={`Without ${stage.name}`}
            disabled={stages.length === 1}
            onClick={() => onChange(stages.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        look="quiet"
        icon="add"
        className="self-start"
        onClick={() => onChange([...stages, { name: 'New stage', phase: 'talking' }])}
      >
        Another stage
      </Button>
    </fieldset>
  )
}
