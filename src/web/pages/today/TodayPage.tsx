import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { TodayRow } from '#src/domain/views/today.ts'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { showOverlay } from '../../shell/overlays.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { localDate, longDay, userLocale } from '../../words/dates.ts'
import { PersonPeek } from '../person/PersonPeek.tsx'
import { actFor } from './act-for.ts'
import { LaterMenu } from './LaterMenu.tsx'
import { NobodyWaits } from './NobodyWaits.tsx'
import { TodayGroup, type TodayVerb } from './TodayGroup.tsx'
import { TodaySide } from './TodaySide.tsx'
import { doneWith, mayEnd, putOff } from './today-acts.ts'

/** Who waits, why, and the next act. */
export function TodayPage() {
  useTitle('Today')
  const { peek } = useSearch({ from: '/today' })
  const navigate = useNavigate({ from: '/today' })
  const mayWrite = useMayWrite()
  const { data: today, error, refetch } = useQuery(queries.today)
  const [later, setLater] = useState<TodayRow | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const look = (id: string | undefined): void =>
    void navigate({ search: { peek: id }, replace: true, resetScroll: false })
  const open = (row: TodayRow): void => look(row.person.id)
  const all: readonly { readonly verb: TodayVerb; readonly rows: readonly TodayRow[] }[] =
    today === undefined
      ? []
      : [
          { verb: 'reply', rows: today.waiting },
          { verb: 'log', rows: today.promised },
          { verb: 'write', rows: today.catchUp },
        ]
  const withRow = (key: string, run: (row: TodayRow, verb: TodayVerb) => void) => () => {
    for (const { verb, rows } of all) for (const row of rows) if (row.key === key) run(row, verb)
  }
  useRowKeys({
    group: 'Today',
    rows: box,
    following: peek !== undefined,
    names: { r: 'Reply', w: 'Write', s: 'Later', d: 'Done', ...(mayWrite && { l: 'Log' }) },
    alone: mayWrite ? { l: () => showOverlay('log') } : {},
    keys: key => ({
      r: ['Reply', withRow(key, (row, verb) => void actFor(row, verb, open))],
      w: ['Write', withRow(key, row => void actFor(row, 'write', open))],
      l: ['Log', withRow(key, open)],
      s: ['Later', withRow(key, setLater)],
      d: ['Done', withRow(key, (row, verb) => void (mayEnd(verb, mayWrite) && doneWith(row)))],
    }),
  })

  if (today === undefined)
    return error === null ? (
      <Skeleton rows={10} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const { waiting, promised, catchUp, more } = today
  const nobody = waiting.length + promised.length + catchUp.length === 0
  const counts = `${waiting.length}${more.waiting > 0 ? '+' : ''} waiting, ${promised.length}${more.promised > 0 ? '+' : ''} promised, ${catchUp.length}${more.catchUp > 0 ? '+' : ''} to catch up`
  return (
    <div className="mx-auto max-w-280 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-5 flex flex-wrap items-baseline gap-x-6">
        <h1 className="text-display">{longDay(localDate(today.date).toISOString(), userLocale())}</h1>
        {!nobody && <p className="tabular text-text-2">{counts}</p>}
      </header>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,45rem)_minmax(0,1fr)]">
        <div ref={box}>
          <TodayGroup
            head="Waiting for you"
            verb="reply"
            rows={waiting}
            more={more.waiting}
            onOpen={open}
            onLater={setLater}
          />
          <TodayGroup
            head="You promised"
            verb="log"
            rows={promised}
            more={more.promised}
            onOpen={open}
            onLater={setLater}
          />
          <TodayGroup
            head="Catch up"
            verb="write"
            rows={catchUp}
            more={more.catchUp}
            onOpen={open}
            onLater={setLater}
          />
          {nobody && <NobodyWaits />}
        </div>
        <TodaySide today={today} />
      </div>
      {later !== null && (
        <LaterMenu
          name={later.person.name}
          onClose={() => setLater(null)}
          onPick={until => {
            setLater(null)
            void putOff(later, until)
          }}
        />
      )}
      {peek !== undefined && <PersonPeek id={peek} focus onClose={() => look(undefined)} />}
    </div>
  )
}
