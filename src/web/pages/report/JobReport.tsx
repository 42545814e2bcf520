import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { logoAddress, reportApi } from '../../api-report.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { MadeLink } from '../jobs/MadeLink.tsx'
import { OpenForField, openFor } from '../jobs/OpenForField.tsx'
import { useMadeLink } from '../jobs/useMadeLink.ts'
import { ReportSheet } from './ReportSheet.tsx'

/** The report as the client would see it, to look at before it leaves: as a link that ends, or on paper. */
export function JobReport() {
  const { id } = useParams({ from: '/jobs/$id/report' })
  const [blind, setBlind] = useState(true)
  const [name, setName] = useState('')
  const [days, setDays] = useState('30')
  const { link, make, forget } = useMadeLink(id)
  const { data, error, refetch } = useQuery({
    queryKey: ['job', id, 'report', blind],
    queryFn: () => reportApi.ofJob(id, blind),
  })
  useTitle(data === undefined ? 'Report' : `${data.job}: report`)
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={10} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void make(reportApi.makeLink(id, { name: name.trim(), blind, days: openFor(days, 30) }))
  }
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4 print:max-w-none print:p-0">
      <div className="mb-6 flex flex-col gap-3 rounded-panel bg-sunken p-4 print:hidden">
        <p>
          <Link to="/jobs/$id" params={{ id }} className="text-accent underline">
            {spoken('Back to the job')}
          </Link>{' '}
          · {spoken('This is what the client sees.')}
        </p>
        <Check checked={!blind} onChange={names => setBlind(!names)}>
          With the names of those sent
        </Check>
        {link === null ? (
          <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
            <div className="min-w-48 flex-1">
              <TextField
                label="Link for"
                required
                maxLength={200}
                value={name}
                onChange={event => setName(event.target.value)}
              />
            </div>
            <div className="w-36">
              <OpenForField days={days} onChange={setDays} />
            </div>
            <Button look="primary" type="submit">
              Make a link
            </Button>
            <Button onClick={() => window.print()}>Print or save as PDF</Button>
          </form>
        ) : (
          <MadeLink link={link} hint={spoken('It can be closed on the job’s page.')} onDone={forget} />
        )}
      </div>
      <ReportSheet report={data} logo={logoAddress.own} />
    </div>
  )
}
