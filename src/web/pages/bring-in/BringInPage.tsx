import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Chooser, DropZone } from './DropZone.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { LinkedInCard } from './LinkedInCard.tsx'
import { WayCard } from './WayCard.tsx'
import { offered, ways } from './ways.ts'

/** Where the past comes in. */
export function BringInPage() {
  useTitle('Bring in')
  const mayWrite = useMayWrite()
  const { data: readers = [] } = useQuery(queries.connectors)
  const zone = useRef<Chooser>(null)
  const all = offered(ways, readers)
  const now = all.filter(way => way.speed === 'now')
  const later = all.filter(way => way.speed !== 'now')
  const linkedIn = readers.some(reader => reader.name.startsWith('linkedin'))
  if (!mayWrite) return <EmptyState>You can read here, and bring nothing in. An admin can change that.</EmptyState>
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <h1 className="mb-4 text-display">Bring in</h1>
      <DropZone ref={zone} />
      <div className="mt-4 grid grid-cols-1 gap-3 sm:grid-cols-2">
        {now.map(way => (
          <WayCard key={way.title} way={way} onChoose={() => zone.current?.choose()} />
        ))}
        {linkedIn && <LinkedInCard />}
        {later.map((way, at) => (
          <WayCard
            key={way.title}
            way={way}
            alone={at % 2 === 0 && at === later.length - 1}
            onChoose={() => zone.current?.choose()}
          />
        ))}
      </div>
      <ImportHistory />
    </div>
  )
}
