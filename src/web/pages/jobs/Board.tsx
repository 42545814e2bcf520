import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Board as BoardView, CandidateCard, JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useListedKeys } from '../../keys/useListedKeys.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { announce } from '../../ui/announce.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { afterMove } from './after-move.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { EndDialog } from './EndDialog.tsx'

interface Props {
  readonly job: JobPage
  readonly onOpen: (person: string) => void
  /** Somebody dragged to the last column: what they are placed for is asked. */
  readonly onPlace: (person: string) => void
}

/** Taken by the card that has the focus. */
const cardKeys = { 'Shift+ArrowRight': 'Move the card on', 'Shift+ArrowLeft': 'Move the card back' }

/** The people of a job by stage. Dragged, or moved with Shift and an arrow, or chosen and moved together. */
export function Board({ job, onOpen, onPlace }: Props) {
  const { data: board, error, refetch } = useQuery(jobQueries.board(job.id))
  const mayWrite = useMayWrite()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [column, setColumn] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [ending, setEnding] = useState<CandidateCard | null>(null)
  const drag = useRef<CandidateCard | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const follow = useRef<string | null>(null)
  const now = useNow()
  // Who moves a card by keys goes on from there: the focus follows it into its new column.
  useEffect(() => {
    const id = board === undefined ? null : follow.current
    const card = id === null ? null : box.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)
    if (!card) return
    follow.current = null
    card.focus()
  }, [board])
  useRowKeys({ group: spoken('Job'), rows: box })
  useListedKeys(spoken('Job'), mayWrite ? cardKeys : null)
  if (board === undefined)
    return error === null ? (
      <Skeleton rows={8} className="py-4" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  if (board.total === 0)
    return (
      <EmptyState>
        {spoken('Nobody is on this job yet. Choose people in the list of people, or put somebody on it here.')}
      </EmptyState>
    )

  const move = (people: readonly string[], name: string, to: number): void => {
    const stage = board.columns[to]
    if (stage === undefined) return
    const [only] = people
    if (stage.phase === 'placed') {
      if (people.length === 1 && only !== undefined) onPlace(only)
      else announce('People are placed one by one, each with their start and fee.')
      return
    }
    const who = people.length === 1 ? name : `${people.length} people`
    const { queryKey } = jobQueries.board(job.id)
    void perform({
      words: `${who}: ${stage.name}`,
      run: () => jobsApi.move(job.id, { people, stage: stage.name }),
      atOnce: () => {
        queryClient.setQueryData<BoardView>(
          queryKey,
          view => view && afterMove(view, new Set(people), to, new Date().toISOString()),
        )
        return () => queryClient.setQueryData(queryKey, board)
      },
      freshens: [['job', job.id], ['jobs']],
    })
    announce(`${who} moved to ${stage.name}`)
  }
  const columnOf = (card: CandidateCard): number =>
    board.columns.findIndex(one => one.cards.some(other => other.id === card.id))
  const drop = (to: number): void => {
    const card = drag.current
    drag.current = null
    setOver(null)
    if (card === null || columnOf(card) === to) return
    move(chosen.has(card.id) ? [...chosen] : [card.id], card.name, to)
    setChosen(new Set())
  }
  const choose = (card: CandidateCard): void => {
    setColumn(null)
    const next = new Set(chosen)
    if (!next.delete(card.id)) next.add(card.id)
    setChosen(next)
  }
  return (
    <>
      <div
        ref={box}
        className="flex h-[calc(100dvh-13.5rem)] min-h-96 snap-x gap-3 overflow-x-auto pb-2 max-sm:snap-mandatory"
      >
        {board.columns.map((one, at) => (
          <BoardColumn
            key={one.name}
            job={job.id}
            at={at}
            column={one}
            now={now}
            chosen={chosen}
            isOver={over === at}
            onOver={is => setOver(is ? at : null)}
            onDrop={() => drop(at)}
            onOpen={card => onOpen(card.id)}
            onChoose={choose}
            onChooseAll={() => {
              setChosen(new Set(one.cards.map(card => card.id)))
              setColumn(at)
            }}
            onShift={(card, by) => {
              follow.current = card.id
              move([card.id], card.name, at + by)
            }}
            onDrag={card => {
              drag.current = card
            }}
          />
        ))}
        {board.ended > 0 && (
          <BoardColumn
            job={job.id}
            at={null}
            column={{ name: 'Ended', total: board.ended, cards: [] }}
            now={now}
            chosen={chosen}
            isOver={over === board.columns.length}
            onOver={is => setOver(is ? board.columns.length : null)}
            onDrop={() => {
              const card = drag.current
              drag.current = null
              setOver(null)
              if (card !== null) setEnding(card)
            }}
            onOpen={card => onOpen(card.id)}
            onChoose={choose}
            onChooseAll={() => {}}
            onShift={(card, by) => by < 0 && onOpen(card.id)}
            onDrag={card => {
              drag.current = card
            }}
          />
        )}
      </div>
      {ending !== null && (
        <EndDialog
          job={job.id}
          chosen={{ people: chosen.has(ending.id) ? [...chosen] : [ending.id] }}
          name={ending.name}
          onClose={() => setEnding(null)}
          onDone={() => setChosen(new Set())}
        />
      )}
      {chosen.size > 0 && (
        <ChosenBar
          job={job}
          stages={board.columns}
          chosen={column === null ? { people: [...chosen] } : { people: { column } }}
          size={column === null ? chosen.size : (board.columns[column]?.total ?? 0)}
          onClear={() => {
            setChosen(new Set())
            setColumn(null)
          }}
        />
      )}
    </>
  )
}
