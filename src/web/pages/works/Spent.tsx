import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewSpend } from '#src/domain/spend.ts'
import type { SpendFile } from '#src/domain/views/cost.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { costApi } from '../../api-cost.ts'
import { perform, tellProblem } from '../../data/act.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toasts.ts'
import { counted } from '../../words/numbers.ts'
import { channelsQuery } from '../channels/channels-query.ts'
import { SpendFields } from './SpendFields.tsx'
import { SpendFilePreview } from './SpendFilePreview.tsx'
import { SpendTable } from './SpendTable.tsx'
import { worksQueries } from './works-queries.ts'

interface SpentProps {
  readonly filter: WorksFilter
  readonly currency: string
  readonly onClose: () => void
}

/** Bytes of a file that goes in one piece. */
const largest = 1_800_000

/** What was spent: typed line by line, or a file that is looked at first. */
export function Spent({ filter, currency, onClose }: SpentProps) {
  const { from, before } = filter
  const period = { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) }
  const { data: rows } = useQuery(worksQueries.spend(period))
  const { data: ours } = useQuery(channelsQuery)
  const mayWrite = useMayWrite()
  const [file, setFile] = useState<SpendFile | null>(null)
  const record = async (found: readonly NewSpend[]): Promise<boolean> =>
    (await perform({
      words: `${counted(found.length, 'line')} of spending added`,
      run: () => costApi.record(found),
      freshens: [['works']],
    })) !== undefined
  const look = (chosen: File | undefined): void => {
    if (chosen === undefined) return
    if (chosen.size > largest) {
      showToast({ words: 'This file is larger than 1.8 MB. Bring it in parts.', bad: true })
      return
    }
    chosen.text().then(costApi.preview).then(setFile, tellProblem)
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="What was spent"
      about="On kinds of channels or your own, by period, for the whole house. Part of a longer period counts by days."
    >
      {file === null ? (
        <>
          {mayWrite && (
            <>
              <SpendFields currency={currency} ours={ours ?? []} onSave={row => record([row])} />
              <p className="mt-4 flex flex-wrap items-center gap-2 border-t border-line pt-4">
                <label className="inline-flex h-control cursor-pointer items-center rounded-control border border-control px-3 font-medium focus-within:outline-2 focus-within:outline-accent hover:bg-sunken">
                  Bring a CSV file
                  <input
                    type="file"
                    accept=".csv,.tsv,.txt,text/csv"
                    className="sr-only"
                    onChange={event => {
                      look(event.target.files?.[0])
                      event.target.value = ''
                    }}
                  />
                </label>
                <span className="text-small text-text-2">
                  Columns: channel (a kind, or one of yours by name), from (a day or a month), to, amount, currency,
                  category, note.
                </span>
              </p>
            </>
          )}
          {rows === undefined ? (
            <Skeleton rows={4} className="mt-4" />
          ) : (
            <SpendTable
              rows={rows.map(({ own, ...row }) => ({ ...row, called: own && (own.name ?? own.code) }))}
              {...(mayWrite
                ? {
                    onDrop: (id: string) =>
                      void perform({ words: 'Taken off', run: () => costApi.drop(id), freshens: [['works']] }),
                  }
                : {})}
            />
          )}
        </>
      ) : (
        <SpendFilePreview
          file={file}
          onBack={() => setFile(null)}
          onTake={() => void record(file.rows).then(done => done && setFile(null))}
        />
      )}
      <div className="mt-6 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}
