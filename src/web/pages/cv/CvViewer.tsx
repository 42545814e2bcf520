import { useCallback, useRef, useState } from 'react'
import type { CvPage } from '#src/domain/views/cv.ts'
import { problemIn } from '../../http.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { cx } from '../../ui/cx.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { CvDocument } from './CvDocument.tsx'
import { CvNotices } from './CvNotices.tsx'
import { CvToolbar, zoomed } from './CvToolbar.tsx'
import { groupsOf, needsLook } from './marks.ts'
import { notAValue } from './mend.ts'
import { useCv } from './useCv.ts'
import { ValueList } from './ValueList.tsx'

interface CvViewerProps {
  readonly person: string
  readonly entry: string
  /** The value that is chosen, by its entry. */
  readonly chosen: string | null
  /** Another CV of theirs beside it. */
  readonly beside: string | null
  /** Page and values side by side; one above the other on a phone. */
  readonly layout: 'wide' | 'stacked'
  readonly onChoose: (value: string | null) => void
  readonly onOpen: (entry: string) => void
  /** Null where there is no room for two. */
  readonly onBeside: ((entry: string | null) => void) | null
  readonly onClose: (() => void) | null
}

/** A CV as it was sent, and what was read from it. */
export function CvViewer(props: CvViewerProps) {
  const { data: cv, error } = useCv(props.person, props.entry)
  if (cv === undefined)
    return error === null ? (
      <Skeleton rows={14} className="p-4" />
    ) : (
      <Notice tone="bad" icon="warn" alert>
        {problemIn(error).title}
      </Notice>
    )
  return <Opened key={cv.entry} {...props} cv={cv} />
}

/** Words that a person has marked on a sheet, short enough to be a value. */
const pickedWords = (): string => {
  const selection = getSelection()
  const node = selection?.anchorNode ?? null
  const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? ''
  const onSheet = (node instanceof Element ? node : node?.parentElement)?.closest('[data-sheet]') != null
  return onSheet && text.length <= 200 ? text : ''
}

function Opened({ person, cv, chosen, beside, layout, ...turns }: CvViewerProps & { readonly cv: CvPage }) {
  const { onChoose, onOpen, onBeside, onClose } = turns
  const [zoom, setZoom] = useState(1)
  const [find, setFind] = useState('')
  const [total, setTotal] = useState(0)
  const [current, setCurrent] = useState(0)
  const [editing, setEditing] = useState<{ readonly entry: string; readonly picked: string } | null>(null)
  const finder = useRef<HTMLInputElement>(null)
  const onFound = useCallback((count: number) => setTotal(count), [])

  const order = groupsOf(cv.values, cv.text).flatMap(group => group.values)
  const step = (by: 1 | -1, among = order): void => {
    const at = order.findIndex(value => value.entry === chosen)
    const next =
      by === 1
        ? (among.find(value => order.indexOf(value) > at) ?? among[0])
        : (among.findLast(value => order.indexOf(value) < at) ?? among.at(-1))
    if (next !== undefined) onChoose(next.entry)
  }
  const next = (by: 1 | -1): void => setCurrent(now => (total === 0 ? 0 : (now + by + total) % total))
  const edit = (entry: string | null): void => {
    const value = order.find(one => one.entry === entry && one.mended === null)
    setEditing(value === undefined ? null : { entry: value.entry, picked: pickedWords() })
    if (value !== undefined) onChoose(value.entry)
  }
  const older =
    cv.all[cv.all.findIndex(one => one.entry === cv.entry) + 1]?.entry ??
    cv.all.find(one => one.entry !== cv.entry)?.entry
  const compare =
    onBeside === null || older === undefined
      ? null
      : { on: beside !== null, toggle: () => onBeside(beside === null ? older : null) }
  useKeys('CV', {
    j: ['Next value', () => step(1)],
    k: ['Previous value', () => step(-1)],
    d: ['Next doubtful value', () => step(1, order.filter(needsLook))],
    e: ['Mend the value', () => edit(chosen ?? order.find(needsLook)?.entry ?? null)],
    x: [
      'This is no value',
      () => {
        const value = order.find(one => one.entry === chosen && one.mended === null)
        if (value !== undefined) void notAValue(person, value.property, value.entry)
      },
    ],
    '+': ['Larger', () => setZoom(zoomed(zoom, 1))],
    '-': ['Smaller', () => setZoom(zoomed(zoom, -1))],
    '0': ['As wide as there is room', () => setZoom(1)],
    '/': ['Find in this CV', () => finder.current?.focus()],
    n: ['Next place found', () => next(1)],
    c: compare === null ? undefined : ['Beside the older CV', compare.toggle],
    v: onClose === null ? undefined : ['Close the CV', onClose],
    Escape: onClose === null ? undefined : ['Close the CV', onClose],
  })

  const sheet = {
    zoom,
    find,
    current,
    onFound,
    onPick: (entry: string) => onChoose(entry),
  }
  return (
    <div
      className={cx(
        'flex min-h-0 flex-col overflow-hidden rounded-panel border border-line bg-surface',
        layout === 'wide' && 'h-full',
      )}
    >
      <CvToolbar
        cv={cv}
        zoom={zoom}
        onZoom={setZoom}
        find={find}
        onFind={text => {
          setFind(text)
          setCurrent(0)
        }}
        findRef={finder}
        found={find.trim() === '' ? '' : total === 0 ? 'not found' : `${current + 1} of ${total}`}
        onNext={next}
        onOpen={onOpen}
        compare={compare}
        onClose={onClose}
      />
      <div className={cx('flex min-h-0 flex-1', layout === 'stacked' && 'flex-col')}>
        {beside !== null && <Beside person={person} entry={beside} zoom={zoom} find={find} />}
        <div className={cx('flex min-w-0 flex-col', layout === 'wide' ? 'min-h-0 flex-1' : 'max-h-[60dvh] min-h-80')}>
          {beside !== null && <Strip cv={cv} />}
          <CvDocument cv={cv} chosen={chosen} {...sheet} />
        </div>
        <div
          className={cx('flex min-h-0 flex-col border-line', layout === 'wide' ? 'w-68 shrink-0 border-l' : 'border-t')}
        >
          <ValueList
            person={person}
            cv={cv}
            chosen={chosen}
            editing={editing?.entry ?? null}
            picked={editing?.picked ?? ''}
            notices={<CvNotices cv={cv} />}
            onChoose={entry => onChoose(entry)}
            onEdit={edit}
          />
        </div>
      </div>
    </div>
  )
}

/** Which of two it is. */
const Strip = ({ cv }: { readonly cv: CvPage }) => (
  <p className="truncate border-b border-line px-3 py-1 text-small text-text-2">
    {plainDay(cv.at, userLocale())}: {cv.name}
  </p>
)

const nothing = (): void => undefined

/** An older CV beside the one that is read. */
function Beside({
  person,
  entry,
  zoom,
  find,
}: {
  readonly person: string
  readonly entry: string
  readonly zoom: number
  readonly find: string
}) {
  const { data: cv } = useCv(person, entry)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col border-r border-line">
      {cv === undefined ? (
        <Skeleton rows={12} className="p-4" />
      ) : (
        <>
          <Strip cv={cv} />
          <CvDocument
            cv={cv}
            zoom={zoom}
            chosen={chosen}
            find={find}
            current={-1}
            onFound={nothing}
            onPick={setChosen}
          />
        </>
      )}
    </div>
  )
}
