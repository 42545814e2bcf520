import { useState } from 'react'
import { conversational } from '#src/domain/kind.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { useSession } from '../../data/useSession.ts'
import { daysFrom } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'

/** A promise of the viewer's that is due, and whether what is being logged keeps it. */
export interface Promised {
  readonly entry: string
  readonly text: string
  readonly kept: boolean
}

/** A talk or a message can keep a promise; a note about somebody cannot. */
export const canKeep = (kind: string): boolean => conversational.has(kind)
export const keptBy = (kind: string, promises: readonly Promised[]): string[] =>
  canKeep(kind) ? promises.filter(one => one.kept).map(one => one.entry) : []

/** The viewer's promises to this person that are due today or late: taken as kept unless unticked. */
export function useKeeps({
  next,
}: Pick<PersonPage, 'next'>): readonly [readonly Promised[], (entry: string, kept: boolean) => void] {
  const { account } = useSession()
  const now = useNow()
  const [open, setOpen] = useState<readonly string[]>([])
  const due = next.filter(
    step => (step.account === null || step.account === account.id) && daysFrom(now, new Date(step.due)) <= 0,
  )
  const change = (entry: string, kept: boolean): void =>
    setOpen(kept ? open.filter(one => one !== entry) : [...open, entry])
  return [due.map(({ entry, text }) => ({ entry, text, kept: !open.includes(entry) })), change]
}
