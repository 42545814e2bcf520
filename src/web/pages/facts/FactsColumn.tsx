import type { PersonPage } from '#src/domain/views/people.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { AddFact } from './AddFact.tsx'
import { Apart } from './Apart.tsx'
import { FactGroup } from './FactGroup.tsx'
import { factGroups } from './groups.ts'
import { Files, Jobs } from './JobsAndFiles.tsx'
import { KnownBy } from './KnownBy.tsx'
import { Promises } from './Promises.tsx'
import { Remembered } from './Remembered.tsx'
import { TagsAndPools } from './TagsAndPools.tsx'

interface FactsColumnProps {
  readonly person: PersonPage
  readonly onCalled: () => void
  readonly onSplit: () => void
}

/** Everything known about somebody, each value with its story. */
export function FactsColumn({ person, onCalled, onSplit }: FactsColumnProps) {
  const mayWrite = useMayWrite()
  const [contact, work, wants, skills, ...rest] = factGroups
  const group = (one: (typeof factGroups)[number]) => (
    <FactGroup key={one.head} person={person} head={one.head} properties={one.properties} onCalled={onCalled} />
  )
  return (
    <div>
      <Promises person={person} />
      {mayWrite && <Apart person={person} />}
      {[contact, work, wants, skills].map(group)}
      <Remembered person={person} />
      <Jobs person={person} />
      <Files person={person} />
      <TagsAndPools person={person} />
      {rest.map(group)}
      {mayWrite && <AddFact person={person.id} />}
      <KnownBy person={person} onSplit={onSplit} />
    </div>
  )
}
