import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type Reason, reasons } from '#src/domain/belonging.ts'
import type { JobLine, JobTouch } from '#src/domain/views/job-line.ts'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import type { Span } from '../../line-picture/scale.ts'
import { useGlide } from '../../line-picture/useGlide.ts'
import { reveal } from '../../line-picture/window.ts'
import { announce } from '../../ui/announce.ts'
import { useWidth } from '../../ui/useWidth.ts'
import { actWords } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { MinutesDialog } from '../line/MinutesDialog.tsx'
import { ChosenMinutes } from './ChosenMinutes.tsx'
import { CountsStrip } from './CountsStrip.tsx'
import { JobPicture } from './JobPicture.tsx'
import { LineTools } from './LineTools.tsx'
import { type LaneBy, lanesOf } from './lanes.ts'
import { forClient } from './redact.ts'
import { sentenceOf } from './sentence.ts'
import { stationsOf } from './stations.ts'
import { TouchList } from './TouchList.tsx'
import { TouchTable } from './TouchTable.tsx'
import { wholeOf, zooms, zoomTo } from './zooms.ts'

const firstName = (name: string): string => name.split(/\s+/)[0] ?? name
const narrow = 560

/** A job's line: the picture, the list beside it, and one selection for both. */
export function LineView({ line: told }: { readonly line: JobLine }) {
  const now = useNow().getTime()
  const { colleagues } = useSession()
  const [redacted, setRedacted] = useState(false)
  const line = useMemo(() => (redacted ? forClient(told) : told), [told, redacted])
  const placed = line.people.find(person => person.placed)?.id ?? null
  const [lit, setLit] = useState<readonly string[]>(placed === null ? [] : [placed])
  const [by, setBy] = useState<LaneBy>('channels')
  const [reason, setReason] = useState<Reason | null>(null)
  const [chosen, setChosen] = useState<string>()
  const [station, setStation] = useState<number | null>(null)
  const [asTable, setAsTable] = useState(false)
  const mayWrite = useMayWrite()
  const [timed, setTimed] = useState<string | null>(null)
  const picture = useRef<SVGSVGElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const vertical = width > 0 && width < narrow

  const touches = useMemo(
    () => (reason === null ? line.touches : line.touches.filter(touch => touch.reason === reason)),
    [line.touches, reason],
  )
  const newestFirst = useMemo(() => [...touches].reverse(), [touches])
  const lanes = useMemo(() => lanesOf(line, touches, by, lit), [line, touches, by, lit])
  const whole = useMemo(
    () => wholeOf([...line.touches.map(touch => touch.at), ...line.milestones.map(one => one.at)], now),
    [line, now],
  )
  const [target, setTarget] = useState<Span | null>(null)
  const span = useGlide(target ?? whole)
  const names = useMemo(() => new Map(line.people.map(person => [person.id, person.name])), [line.people])
  const nameOf = (person: string): string => names.get(person) ?? 'somebody'
  const colleagueOf = (account: string | null): string | null => {
    const name = colleagues.find(one => one.id === account)?.name
    return name === undefined ? null : firstName(name)
  }

  const stations = useMemo(() => stationsOf(line, lit[0] ?? null), [line, lit])
  const here = station === null ? undefined : stations[station]
  const from = line.ordered ?? line.milestones.at(-1)?.at ?? null
  const sentence = (touch: JobTouch): string | null =>
    from === null
      ? null
      : sentenceOf({
          touch,
          who:
            touch.people
              .map(person => (redacted ? nameOf(person) : firstName(nameOf(person))))
              .slice(0, 2)
              .join(' and ') || 'Somebody',
          colleague: colleagueOf(touch.account),
          from,
          fromWords: line.ordered === null ? 'today' : spoken('the order'),
        })
  const stationWords =
    here === undefined
      ? null
      : here.touch === null
        ? `${here.words}, ${plainDay(here.at, userLocale())}`
        : (sentence(here.touch) ?? here.words)

  const moveTo = (at: string): void => {
    const time = Date.parse(at)
    setTarget(before => reveal(before ?? whole, whole, time))
  }
  const choose = (touch: JobTouch): void => {
    setChosen(touch.entry)
    moveTo(touch.at)
    announce(
      `${actWords(touch.kind, touch.channel)}, ${touch.people.map(nameOf).join(', ')}, ${plainDay(touch.at, userLocale())}, ${touches.indexOf(touch) + 1} of ${touches.length}`,
    )
  }
  const trace = (by: 1 | -1): void => {
    const next = station === null ? (by === 1 ? 0 : stations.length - 1) : station + by
    const reached = stations[Math.min(stations.length - 1, Math.max(0, next))]
    if (reached === undefined) return
    setStation(stations.indexOf(reached))
    setChosen(reached.touch?.entry)
    moveTo(reached.at)
    announce(reached.touch === null ? (reached.words ?? '') : (sentence(reached.touch) ?? ''))
  }
  const zoomBy = (days: number): void => {
    const around = touches.find(touch => touch.entry === chosen)?.at ?? here?.at ?? line.milestones.at(-1)?.at
    setTarget(days >= 1000 ? whole : zoomTo(days, around === undefined ? now : Date.parse(around), whole))
  }
  const light = (person: string, second: boolean): void =>
    setLit(before => (second && before[0] !== undefined ? [before[0], person] : [person]))
  const nextReason = (): void =>
    setReason(before => (before === null ? reasons[0] : (reasons[reasons.indexOf(before) + 1] ?? null)))
  const toLanes = (): void => setBy(before => (before === 'channels' ? 'people' : 'channels'))

  useKeys('Line', {
    '[': ['Trace back', () => trace(1)],
    ']': ['Trace forward', () => trace(-1)],
    p: [by === 'channels' ? 'Lanes by people' : 'Lanes by channel', toLanes],
    w: ['Why it belongs', nextReason],
    m: chosen === undefined || !mayWrite ? undefined : ['Minutes it took', () => setTimed(chosen)],
    ...Object.fromEntries(zooms.map(zoom => [zoom.key, [zoom.words, () => zoomBy(zoom.days)] as const])),
  })
  const onKey = (event: KeyboardEvent): void => {
    const at = touches.findIndex(touch => touch.entry === chosen)
    const step =
      event.key === 'ArrowLeft' || event.key === 'ArrowDown'
        ? -1
        : event.key === 'ArrowRight' || event.key === 'ArrowUp'
          ? 1
          : 0
    if (event.key === 'Escape') {
      setLit(placed === null ? [] : [placed])
      setStation(null)
      setChosen(undefined)
    } else if (event.key === 'Home' && touches[0]) choose(touches[0])
    else if (event.key === 'End' && touches.at(-1)) choose(touches.at(-1) as JobTouch)
    else if (event.key === '0') setTarget(null)
    else if (step !== 0) {
      const next =
        touches[at < 0 ? (step < 0 ? touches.length - 1 : 0) : Math.min(touches.length - 1, Math.max(0, at + step))]
      if (next) choose(next)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section aria-label={spoken('The line of this job')}>
      <LineTools
        line={line}
        by={by}
        onLanes={toLanes}
        reason={reason}
        onReason={setReason}
        onZoom={zoomBy}
        onTrace={trace}
        asTable={asTable}
        onTable={() => setAsTable(before => !before)}
        redacted={redacted}
        onRedact={() => setRedacted(before => !before)}
        picture={picture}
      />
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4">
        <p aria-live="polite" className="min-h-6 min-w-0 flex-1 text-read">
          {stationWords ?? <span className="text-text-3">Trace the line back from the end with [ or the arrow.</span>}
        </p>
        <ChosenMinutes touch={touches.find(touch => touch.entry === chosen)} onSet={setTimed} />
      </div>
      <div className="mt-2 grid grid-cols-1 gap-4 wide:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="min-w-0">
          <div
            ref={box}
            className="overflow-hidden rounded-panel border border-line bg-surface px-3 pt-3 pb-1 max-sm:px-1"
          >
            {width > 0 && (
              <JobPicture
                ref={picture}
                line={line}
                touches={touches}
                lanes={lanes}
                span={span}
                whole={whole}
                now={now}
                width={width - (vertical ? 8 : 24)}
                vertical={vertical}
                lit={lit}
                chosen={chosen}
                onSpan={setTarget}
                onChoose={choose}
                onLight={light}
                onKey={onKey}
                nameOf={nameOf}
              />
            )}
          </div>
          <CountsStrip line={line} touches={touches} />
        </div>
        <div className="h-108 min-h-0 overflow-hidden rounded-panel border border-line bg-surface wide:h-auto wide:max-h-160">
          <TouchList touches={newestFirst} chosen={chosen} onChoose={choose} nameOf={nameOf} />
        </div>
      </div>
      {timed !== null && <MinutesDialog entry={timed} onClose={() => setTimed(null)} />}
      {asTable && (
        <div className="mt-4">
          <TouchTable touches={touches} nameOf={nameOf} />
        </div>
      )}
    </section>
  )
}
