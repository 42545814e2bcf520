import { useQuery } from '@tanstack/react-query'
import { queries } from '../../data/queries.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** What is configured, reachable, behind or wrong, in words. */
export function DoctorPage() {
  useTitle('Is everything well?')
  const { data, error, refetch, isFetching } = useQuery(queries.doctor)
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={6} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const wrong = data.filter(check => !check.ok).length
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-3 flex items-center gap-3">
        <h1 className="mr-auto text-display">
          {wrong === 0 ? 'Everything is well' : wrong === 1 ? 'One thing needs you' : `${wrong} things need you`}
        </h1>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          Look again
        </Button>
      </header>
      <ul className="divide-y divide-line border-y border-line">
        {[...data]
          .sort((a, b) => Number(a.ok) - Number(b.ok))
          .map(check => (
            <li key={check.what} className="flex gap-3 py-2.5">
              <Icon name={check.ok ? 'check' : 'warn'} className={check.ok ? 'mt-0.5 text-good' : 'mt-0.5 text-bad'} />
              <span>
                <span className="font-medium">
                  {check.what}
                  <span className="sr-only">{check.ok ? ': well' : ': needs you'}</span>
                </span>
                <span className="block text-text-2">{check.detail}</span>
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}
