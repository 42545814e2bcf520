import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SamePersonGroup } from '#src/domain/views/same-person.ts'
import { api } from '../../api.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count, counted } from '../../words/numbers.ts'
import { acceptAbove, decide } from './decide.ts'
import { measuredWords } from './measured-words.ts'
import { sureness, telling, termWords } from './waterfall.ts'

const choices = [0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999] as const

function Drawn({ group, onDone }: { readonly group: SamePersonGroup; readonly onDone: () => void }) {
  const [first] = group.evidence
  const say = (decision: 'same' | 'different'): void => {
    onDone()
    void decide(group, decision)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1 basis-64">
        <span className="block truncate">{[...new Set(group.people.map(one => one.name))].join(' · ')}</span>
        <span className="block truncate text-small text-text-3">
          {first !== undefined &&
            telling(first)
              .map(term => termWords(term.field, term.level))
              .join('; ')}
        </span>
      </span>
      <span className="tabular text-small text-text-2">{first !== undefined && sureness(first.probability)}</span>
      <Button onClick={() => say('different')}>Not the same</Button>
      <Button onClick={() => say('same')}>Same</Button>
    </li>
  )
}

/** Everything above a mark at once, after a look at some of it; what was looked at is measured. */
export function AcceptDialog({ onClose }: { readonly onClose: () => void }) {
  const [mark, setMark] = useState<number>(0.95)
  const [done, setDone] = useState<readonly string[]>([])
  const asked = useDebounced(mark, 150)
  const { data } = useQuery({
    queryKey: ['same-person-above', asked, done.length],
    queryFn: () => api.aboveMark(asked),
    placeholderData: keepPreviousData,
  })
  const accept = async (): Promise<void> => {
    if (data === undefined) return
    onClose()
    await acceptAbove(data.mark, data.merges)
  }
  const sample = data?.sample.filter(group => !done.includes(group.key)) ?? []
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Accept the sure ones"
      about="All at or above a mark become one person each. Undo takes all of it back."
    >
      <fieldset className="mb-4">
        <legend className="mb-1 text-small font-medium text-text-2">At least this sure</legend>
        <div className="flex flex-wrap gap-1">
          {choices.map(one => (
            <label
              key={one}
              className="inline-flex h-control cursor-pointer items-center rounded-control border border-line px-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="mark"
                className="sr-only"
                checked={mark === one}
                onChange={() => setMark(one)}
              />
              <span className="tabular">{+(one * 100).toFixed(1)} %</span>
            </label>
          ))}
        </div>
      </fieldset>
      {data === undefined ? (
        <Skeleton rows={4} />
      ) : (
        <>
          <p className="mb-1">
            <span className="font-medium">
              {counted(data.merges, 'person becomes', 'people become')} one with somebody.
            </span>{' '}
            {data.held > 0 && (
              <span className="text-text-2">
                {counted(data.held, 'pair', 'pairs')} above the mark wait for you all the same.
              </span>
            )}
          </p>
          <p className="mb-4 text-text-2">{measuredWords(data.measured)}</p>
          {sample.length > 0 && (
            <section aria-label="Look at some first">
              <h3 className="mb-1 text-head text-text-3 uppercase">
                Look at some first: the least sure, and others drawn by chance
              </h3>
              <ul className="divide-y divide-line border-y border-line">
                {sample.map(group => (
                  <Drawn key={group.key} group={group} onDone={() => setDone([...done, group.key])} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      <DialogActions pinned>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          icon="merge"
          disabled={data === undefined || data.merges === 0}
          onClick={() => void accept()}
        >
          Accept {data === undefined ? '' : count(data.merges)}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
