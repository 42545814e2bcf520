import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Doubt, Placing, TakenApart, Unplaced } from '#src/domain/views/apart.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson } from '../../data/person-cache.ts'
import { queries } from '../../data/queries.ts'
import { useColleague } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { actWords } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { doubtWords } from '../../words/doubts.ts'
import { SideSection } from './SideSection.tsx'

/** What is left to choose after this person was taken apart from somebody, and who may be one with them in spite of something. */
export function Apart({ person }: { readonly person: PersonPage }) {
  const { data } = useQuery(queries.apart(person.id))
  if (!data || (data.apart.length === 0 && data.doubts.length === 0)) return null
  return (
    <>
      {data.apart.map(one => (
        <Choices key={one.person.id} person={person} one={one} />
      ))}
      {data.doubts.length > 0 && (
        <SideSection head="May be the same person as">
          <ul>
            {data.doubts.map(doubt => (
              <DoubtRow key={doubt.entry} person={person} doubt={doubt} />
            ))}
          </ul>
        </SideSection>
      )}
    </>
  )
}

const fresh = (here: string, there: string) => [...aboutPerson(here), ...aboutPerson(there), ['apart']] as const

function Choices({ person, one }: { readonly person: PersonPage; readonly one: TakenApart }) {
  return (
    <SideSection head="Whose is this?">
      <p className="text-small text-text-2">
        Written while this was one person with{' '}
        <Link to="/people/$id" params={{ id: one.person.id }} className="text-accent">
          {one.person.name}
        </Link>
        .
      </p>
      <ul>
        {one.items.map(item => (
          <Choice key={item.entry} person={person} other={one.person} item={item} />
        ))}
      </ul>
    </SideSection>
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
      words: `${actWords(item.kind, null)}: ${whose}`,
      run: () => api.place(person.id, { entry: item.entry, other: other.id, to }),
      freshens: fresh(person.id, other.id),
    })
  return (
    <li className="py-1">
      <span className="block break-words">{item.text || actWords(item.kind, null)}</span>
      <span className="block text-small text-text-2">
        {[
          item.text ? actWords(item.kind, null) : null,
          item.at === null ? null : plainDay(item.at, userLocale()),
          item.by === null ? null : colleague(item.by),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      <span className="-ml-2 flex flex-wrap">
        <Button look="quiet" onClick={() => place('here', person.name)}>
          {person.name}
        </Button>
        <Button look="quiet" onClick={() => place('there', other.name)}>
          {other.name}
        </Button>
        <Button look="quiet" onClick={() => place('both', 'both')}>
          Both
        </Button>
      </span>
    </li>
  )
}

function DoubtRow({ person, doubt }: { readonly person: PersonPage; readonly doubt: Doubt }) {
  const other = doubt.person
  return (
    <li className="py-1">
      <Link to="/people/$id" params={{ id: other.id }} className="text-accent">
        {other.name}
      </Link>
      <span className="block text-small text-text-2">
        {doubtWords[doubt.why]}, {plainDay(doubt.at, userLocale())}
      </span>
      <span className="-ml-2 flex flex-wrap">
        <Button
          look="quiet"
          onClick={() =>
            void perform({
              words: `Merged with ${other.name}`,
              run: () => api.merge(person.id, other.id),
              freshens: fresh(person.id, other.id),
            })
          }
        >
          Same person
        </Button>
        <Button
          look="quiet"
          onClick={() =>
            void perform({
              words: 'Not the same',
              run: () => api.notSame(person.id, other.id),
              freshens: fresh(person.id, other.id),
            })
          }
        >
          Not the same
        </Button>
      </span>
    </li>
  )
}
