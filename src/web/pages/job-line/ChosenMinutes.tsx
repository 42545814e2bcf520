import type { JobTouch } from '#src/domain/views/job-line.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { actWords } from '../../words/acts.ts'
import { counted } from '../../words/numbers.ts'

/** How long the chosen touch took, and the way to say it. */
export function ChosenMinutes({
  touch,
  onSet,
}: {
  readonly touch: JobTouch | undefined
  readonly onSet: (entry: string) => void
}) {
  const mayWrite = useMayWrite()
  if (touch === undefined) return null
  const minutes = Math.round(touch.minutes)
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-text-2">
      {actWords(touch.kind, touch.channel)}
      {minutes > 0 && `: ${counted(minutes, 'minute')}, ${touch.measured ? 'measured' : 'estimated'}`}
      {mayWrite && (
        <Button look="quiet" keys="m" onClick={() => onSet(touch.entry)}>
          Set the minutes
        </Button>
      )}
    </p>
  )
}
