import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Doubt } from '#src/domain/views/apart.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutBoth } from '../../data/person-cache.ts'
import { queries } from '../../data/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { doubtWords } from '../../words/doubts.ts'
import { answerLook } from './answer-look.ts'
import { SideSection } from './SideSection.tsx'
import { WhoseIsThis } from './WhoseIsThis.tsx'

/** What is left to choose after this person was taken apart from somebody, and who may be one with them in spite of something. */
export function Apart({ person }: { readonly person: PersonPage }) {
  const { data } = useQuery(queries.apart(person.id))
  if (!data || (data.apart.length === 0 && data.doubts.length === 0)) return null
  return (
    <>
      {data.apart.map(one => (
        <WhoseIsThis key={one.person.id} person={person} one={one} />
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
      <span className="mt-1 flex flex-wrap gap-1.5">
        <Button
          className={answerLook}
          onClick={() =>
            void perform({
              words: `Merged with ${other.name}`,
              run: () => api.merge(person.id, other.id),
              freshens: aboutBoth(person.id, other.id),
            })
          }
        >
          Same person
        </Button>
        <Button
          className={answerLook}
          onClick={() =>
            void perform({
              words: 'Not the same',
              run: () => api.notSame(person.id, other.id),
              freshens: aboutBoth(person.id, other.id),
            })
          }
        >
          Not the same
        </Button>
      </span>
    </li>
  )
}
