import { useQuery } from '@tanstack/react-query'
import { queries } from '../../data/queries.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Icon } from '../../ui/Icon.tsx'
import { DropZone } from './DropZone.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { LinkedInCard } from './LinkedInCard.tsx'
import { offered, ways } from './ways.ts'

/** Where the past comes in. */
export function BringInPage() {
  useTitle('Bring in')
  const { data: readers = [] } = useQuery(queries.connectors)
  const linkedIn = readers.some(reader => reader.name.startsWith('linkedin'))
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <h1 className="mb-4 text-display">Bring in</h1>
      <DropZone />
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        {offered(ways, readers).map(way => (
          <section key={way.title} aria-label={way.title} className="rounded-panel border border-line bg-surface p-4">
            <h3 className="flex items-baseline gap-2 font-semibold">
              <Icon name={way.icon} className="self-center text-text-3" />
              {way.title} <span className="text-small font-normal text-text-2">{way.speed}</span>
            </h3>
            <p className="mt-1 text-text-2">{way.about}</p>
          </section>
        ))}
        {linkedIn && <LinkedInCard />}
      </div>
      <ImportHistory />
    </div>
  )
}
