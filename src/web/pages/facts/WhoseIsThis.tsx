import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { decisionWords } from '#src/domain/decision-words.ts'
import type { Placing, TakenApart, Unplaced } from '#src/domain/views/apart.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutBoth } from '../../data/person-cache.ts'
import { useColleague } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { actWords } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { count } from '../../words/numbers.ts'
import { answerLook } from './answer-look.ts'
import { SideSection } from './SideSection.tsx'

const itemWords = (kind: string): string => decisionWords[kind] ?? actWords(kind, null)

/** How many are shown until somebody asks for the rest: what a person is comes below. */
const few = 4

/** What was written of somebody while they were one with somebody else: whose each of it is. */
export function WhoseIsThis({ person, one }: { readonly person: PersonPage; readonly one: TakenApart }) {
  const [all, setAll] = useState(false)
  const { items, person: other } = one
  const shown = all || items.length <= few + 1 ? items : items.slice(0, few)
  return (
    <SideSection head="Whose is this?">
      <p className="text-small text-text-2">
        Written while this was one person with{' '}
        <Link to="/people/$id" params={{ id: other.id }} className="text-accent underline underline-offset-2">
          {other.name}
        </Link>
        .
      </p>
      {items.length > 1 && (
        <Whose
          label={`All ${count(items.length)}`}
          here={person.name}
          there={other.name}
          onPlace={(to, whose) => void placeAll(person.id, one, to, whose)}
        />
      )}
      <ul>
        {shown.map(item => (
          <Choice key={item.entry} person={person} other={other} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" onClick={() => setAll(true)} className="h-8 text-small text-accent max-sm:h-11">
          {count(items.length - shown.length)} more
        </button>
      )}
    </SideSection>
  )
}

/** One after the other, because each keeps its author and who may see it; taken back together. */
function placeAll(here: string, { items, person: other }: TakenApart, to: Placing, whose: string): Promise<unknown> {
  const acts: string[] = []
  return perform({
    words: `All ${count(items.length)}: ${whose}`,
    run: async () => {
      for (const { entry } of items) acts.push((await api.place(here, { entry, other: other.id, to })).act)
      return acts
    },
    back: async () => {
      for (const act of acts.toReversed()) await api.undo(act)
    },
    freshens: aboutBoth(here, other.id),
  })
}

interface WhoseProps {
  /** What is placed, where it does not stand above. */
  readonly label?: string
  readonly here: string
  readonly there: string
  readonly onPlace: (to: Placing, whose: string) => void
}

/** One of the two, or both. Two of one name, but for accents, are told apart by where one stands. */
function Whose({ label, here, there, onPlace }: WhoseProps) {
  const isOneName = here.localeCompare(there, undefined, { sensitivity: 'base' }) === 0
  const choices = [
    ['here', isOneName ? 'This one’s' : here],
    ['there', isOneName ? 'The other one’s' : there],
    ['both', 'Both'],
  ] as const
  return (
    <span className="mt-1 flex flex-wrap items-center gap-1.5">
      {label !== undefined && <span className="tabular text-small font-medium">{label}:</span>}
      {choices.map(([to, whose]) => (
        <Button key={to} className={answerLook} onClick={() => onPlace(to, whose)}>
          <span className="truncate">{whose}</span>
        </Button>
      ))}
    </span>
  )
}

interface ChoiceProps {
  readonly person: PersonPage
  readonly other: TakenApart['person']
  readonly item: Unplaced
}

function Choice({ person, other, item }: ChoiceProps) {
  const colleague = useColleague()
  const place = (to: Placing, whose: string): void =>
    void perform({
      words: `${itemWords(item.kind)}: ${whose}`,
      run: () => api.place(person.id, { entry: item.entry, other: other.id, to }),
      freshens: aboutBoth(person.id, other.id),
    })
  return (
    <li className="py-1.5">
      <span className="block break-words">{item.text || itemWords(item.kind)}</span>
      <span className="block text-small text-text-2">
        {[
          item.text ? itemWords(item.kind) : null,
          item.at === null ? null : plainDay(item.at, userLocale()),
          item.by === null ? null : colleague(item.by),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <Whose here={person.name} there={other.name} onPlace={place} />
    </li>
  )
}
