import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { queries } from '../../data/queries.ts'
import { problemIn } from '../../http.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Peek } from '../../ui/Peek.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FactGroup } from '../facts/FactGroup.tsx'
import { factGroups } from '../facts/groups.ts'
import { createShown } from '../line/shown.ts'
import { LogBox } from '../log/LogBox.tsx'
import { DoNotContactBanner } from './DoNotContactBanner.tsx'
import { PeekLine } from './PeekLine.tsx'
import { PersonHeader } from './PersonHeader.tsx'
import { PicturePanel } from './PicturePanel.tsx'
import { usePicture } from './usePicture.ts'
import { useWarmDays } from './useWarmDays.ts'

interface PersonPeekProps {
  readonly id: string
  readonly onClose: () => void
  readonly focus?: boolean
}

function Inside({ person }: { readonly person: PersonPage }) {
  const picture = usePicture(person.id, 'all')
  const [shown] = useState(createShown)
  const warmDays = useWarmDays()
  const ignore = useMemo(() => () => {}, [])
  return (
    <>
      <PersonHeader
        person={person}
        actions={
          <Link to="/people/$id" params={{ id: person.id }} className={buttonLook('plain')}>
            Open
          </Link>
        }
      />
      {person.doNotContact !== null && <DoNotContactBanner doNotContact={person.doNotContact} />}
      <div className="my-4">
        <PicturePanel
          name={person.name}
          state={picture}
          size="small"
          groups={null}
          warmDays={warmDays}
          shown={shown}
          onJump={ignore}
          onOpen={ignore}
        />
      </div>
      <LogBox person={person} />
      <PeekLine person={person.id} />
      <div className="mt-4 border-t border-line">
        {factGroups.slice(0, 2).map(group => (
          <FactGroup
            key={group.head}
            person={person}
            head={group.head}
            properties={group.properties}
            onCalled={ignore}
          />
        ))}
      </div>
    </>
  )
}

/** A person beside a list, without leaving it. */
export function PersonPeek({ id, onClose, focus = false }: PersonPeekProps) {
  const { data, error } = useQuery(queries.person(id))
  const person = data === undefined || 'redirect' in data ? undefined : data
  return (
    <Peek label={person?.name ?? 'Person'} onClose={onClose} {...(focus ? { focusKey: id } : {})}>
      {error !== null && person === undefined && (
        <Notice tone="bad" alert>
          {problemIn(error).title}
        </Notice>
      )}
      {person === undefined ? error === null && <Skeleton rows={8} /> : <Inside key={person.id} person={person} />}
    </Peek>
  )
}
