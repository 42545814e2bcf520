import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { logoAddress, reportApi } from '../../api-report.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { LinkNotOpen } from '../sign-in/LinkNotOpen.tsx'
import { ReportSheet } from './ReportSheet.tsx'

/** The report of a job, for a client who follows a link. */
export function LinkedReport() {
  const { token } = useParams({ from: '/report/$token' })
  const { data, error } = useQuery({
    queryKey: ['report', token],
    queryFn: () => reportApi.linked(token),
    retry: false,
  })
  useTitle(data === undefined ? 'Report' : data.job)
  if (error !== null || data === undefined) return <LinkNotOpen error={error} />
  return (
    <main className="mx-auto max-w-200 px-6 pt-8 pb-16 max-sm:px-4 print:max-w-none print:p-0">
      <ReportSheet report={data} logo={logoAddress.ofReport(token)} />
      <p className="mt-8 flex flex-wrap items-center justify-between gap-3 text-small text-text-2 print:hidden">
        {data.link !== null && `For ${data.link.name}, open until ${plainDay(data.link.expires, userLocale())}`}
        <Button onClick={() => window.print()}>Print or save as PDF</Button>
      </p>
    </main>
  )
}
