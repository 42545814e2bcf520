import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { ChannelGroup } from '#src/domain/channel.ts'
import type { PersonPage as Person } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { narrow, phone, useMedia } from '../../data/useMedia.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { useBack } from '../../shell/useBack.ts'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { FactsColumn } from '../facts/FactsColumn.tsx'
import { type LineHandle, LineList } from '../line/LineList.tsx'
import { ReadingPane } from '../line/ReadingPane.tsx'
import { createShown } from '../line/shown.ts'
import type { LineSource } from '../line/source.ts'
import { LogBox } from '../log/LogBox.tsx'
import { CompactHeader } from './CompactHeader.tsx'
import { DoNotContactBanner } from './DoNotContactBanner.tsx'
import { LineFilters } from './LineFilters.tsx'
import { groupsOf, lineQuery } from './line-search.ts'
import { mailAddress, PersonActions } from './PersonActions.tsx'
import { type PersonDialog, PersonDialogs } from './PersonDialogs.tsx'
import { PersonHeader } from './PersonHeader.tsx'
import { PicturePanel } from './PicturePanel.tsx'
import { usePicture } from './usePicture.ts'
import { useWarmDays } from './useWarmDays.ts'
import { WidePicture } from './WidePicture.tsx'

const CvViewer = lazy(() => import('../cv/CvViewer.tsx').then(module => ({ default: module.CvViewer })))

/** Pixels from the top of the window, below the header that stays: `top-18`. */
const underHead = 72

/** A person: the picture of the line, the line itself, and what is known. */
export function PersonPage({ person }: { readonly person: Person }) {
  const search = useSearch({ from: '/people/$id' })
  const navigate = useNavigate({ from: '/people/$id' })
  const small = useMedia(phone)
  const tabbed = useMedia(narrow)
  const roomy = useMedia('(width >= 75rem)')
  const mayWrite = useMayWrite()
  const warmDays = useWarmDays()
  const back = useBack('/people')
  const [dialog, setDialog] = useState<PersonDialog | null>(null)
  const [marked, setMarked] = useState<string | null>(null)
  const [shown] = useState(createShown)
  const head = useRef<HTMLDivElement>(null)
  const line = useRef<LineHandle>(null)
  const log = useRef<HTMLInputElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const filter = useRef<HTMLButtonElement>(null)
  const beside = useRef<HTMLElement>(null)
  const picture = usePicture(person.id, small ? 'year' : 'all')
  const source = useMemo<LineSource>(
    () => ({ key: ['line', person.id], fetch: query => api.line(person.id, query), person: person.id }),
    [person.id],
  )
  const groups = useMemo(() => groupsOf(search.channels), [search.channels])
  const { channels, colleague, direction, job } = search
  const filters = useMemo(
    () => lineQuery({ channels, colleague, direction, job, find: search.find }),
    [channels, colleague, direction, job, search.find],
  )

  const change = (part: { readonly [K in keyof typeof search]?: string | undefined }): void =>
    void navigate({ search: now => ({ ...now, ...part }), replace: true, resetScroll: false })
  const onGroup = (group: ChannelGroup | null): void => {
    const now = group === null ? new Set<ChannelGroup>() : new Set([...(groups ?? [])].filter(one => one !== group))
    if (group !== null && groups?.has(group) !== true) now.add(group)
    change({ channels: now.size === 0 ? undefined : [...now].join(',') })
  }
  const onJump = (time: number, final: boolean): void => {
    const mark = picture.picture?.marks.find(one => Date.parse(one.at) === time)
    if (final) setMarked(mark?.entry ?? null)
    if (line.current?.scrollTo(time, mark?.entry ?? null) === true || !final) return
    change({ at: new Date(time).toISOString() })
  }
  const cvs = person.files.filter(file => file.isCv).map(file => file.entry)
  const wanted = search.show ?? (search.cv === undefined ? 'line' : 'cv')
  const shownTab = wanted === 'facts' || (wanted === 'cv' && cvs.length > 0) ? wanted : 'line'
  const openCv = tabbed && shownTab === 'cv' ? (search.cv ?? cvs[0]) : search.cv
  const logCall = (): void => {
    log.current?.focus()
  }
  // The page of a CV is tall: it is brought to the top when it opens.
  useEffect(() => {
    const top = beside.current?.getBoundingClientRect().top
    if (openCv !== undefined && !tabbed && top !== undefined) scrollBy({ top: top - underHead })
  }, [openCv, tabbed])
  useKeys('Person', {
    l: mayWrite ? ['Log something', () => log.current?.focus()] : undefined,
    r: [
      'Write in the mail program',
      () => {
        const mail = mailAddress(person)
        if (mail !== null) location.assign(mail)
      },
    ],
    e: mayWrite
      ? [
          'Change or add a value',
          () =>
            (
              document.querySelector<HTMLElement>('[data-fact]') ??
              document.querySelector<HTMLElement>('[data-add-fact]')
            )?.focus(),
        ]
      : undefined,
    t: mayWrite ? ['Tag', () => document.querySelector<HTMLElement>('[data-tag-button]')?.click()] : undefined,
    f: ['Filter the line', () => filter.current?.focus()],
    '/': ['Find in this line', () => find.current?.focus()],
    c: mayWrite ? ['CV in our form', () => setDialog('cv')] : undefined,
    v: cvs.length === 0 ? undefined : ['Open the CV', () => change({ cv: cvs[0], entry: undefined })],
    Escape: ['Back', back],
  })

  const shared = {
    name: person.name,
    state: picture,
    groups,
    warmDays,
    shown,
    onJump,
    onOpen: (entry: string) => change({ entry }),
  }
  const actions = <PersonActions person={person} onLog={() => log.current?.focus()} onDialog={setDialog} />
  const lineColumn = (
    <div className="min-w-0">
      <div className="pt-3 pb-1">
        <LineFilters
          search={search}
          groups={groups}
          counts={picture.whole?.counts ?? {}}
          total={picture.whole?.total ?? 0}
          jobs={person.jobs}
          onChange={change}
          onGroup={onGroup}
          findRef={find}
          menuRef={filter}
        />
      </div>
      {mayWrite && (
        <div className="py-2 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-14 max-sm:z-10 max-sm:border-t max-sm:border-line max-sm:bg-canvas max-sm:px-4">
          <LogBox ref={log} person={person} />
        </div>
      )}
      <LineList
        ref={line}
        source={source}
        filters={filters}
        at={search.at}
        open={search.entry}
        marked={marked}
        shown={shown}
        onNewest={() => change({ at: undefined })}
        empty={
          <EmptyState>
            {Object.keys(filters).length > 0
              ? 'No touch fits this filter.'
              : mayWrite
                ? 'No touch yet. Log the first one above; mail and messages come with Bring in.'
                : 'No touch yet.'}
          </EmptyState>
        }
      />
    </div>
  )
  const viewer = openCv !== undefined && (
    <Suspense fallback={<Skeleton rows={14} className="p-4" />}>
      <CvViewer
        person={person.id}
        entry={openCv}
        chosen={search.value ?? null}
        beside={roomy ? (search.with ?? null) : null}
        layout={small ? 'stacked' : 'wide'}
        onChoose={value => change({ value: value ?? undefined })}
        onOpen={cv => change({ cv, value: undefined, with: undefined })}
        onBeside={roomy ? entry => change({ with: entry ?? undefined }) : null}
        onClose={tabbed ? null : () => change({ cv: undefined, value: undefined, with: undefined })}
      />
    </Suspense>
  )
  // Beside a wide screen's reading pane stands the line alone; on a narrower one the pane lies over it.
  const reading = roomy && search.entry !== undefined && openCv === undefined
  // A CV lies beside the line where there is room for both; a second one takes the line's place.
  const hasLine = openCv === undefined || (roomy && search.with === undefined)
  const facts = <FactsColumn person={person} onCalled={logCall} onSplit={() => setDialog('split')} />

  return (
    <div className={cx('px-6 pt-5 pb-24 max-sm:px-4 max-sm:pt-3 max-sm:pb-32', reading && 'pr-146')}>
      <CompactHeader
        after={head}
        name={person.name}
        about={person.headline}
        actions={actions}
        picture={<PicturePanel {...shared} size="thin" />}
      />
      <div ref={head}>
        <PersonHeader person={person} actions={actions} />
        {person.doNotContact !== null && <DoNotContactBanner doNotContact={person.doNotContact} />}
        <div className="mt-4">{small ? <WidePicture {...shared} /> : <PicturePanel {...shared} size="full" />}</div>
      </div>
      {tabbed ? (
        <Tabs
          label="Person"
          className="mt-3"
          value={shownTab}
          onChange={show =>
            change({ show: show === 'line' ? undefined : show, ...(show === 'cv' ? {} : { cv: undefined }) })
          }
          tabs={[
            { value: 'line', words: 'Line' },
            { value: 'facts', words: 'Facts' },
            ...(cvs.length > 0 ? [{ value: 'cv' as const, words: 'CV' }] : []),
          ]}
        >
          <TabPanel value="line">{lineColumn}</TabPanel>
          <TabPanel value="facts">{facts}</TabPanel>
          {cvs.length > 0 && (
            <TabPanel value="cv">
              <div className={cx('mt-3', !small && 'h-[calc(100dvh-6rem)] min-h-120')}>{viewer}</div>
            </TabPanel>
          )}
        </Tabs>
      ) : (
        <div
          className={cx(
            'mt-3 grid gap-6 border-t border-line wide:gap-8',
            openCv !== undefined
              ? hasLine
                ? 'grid-cols-[18rem_minmax(0,1fr)] wide:gap-6'
                : 'grid-cols-1'
              : reading
                ? 'grid-cols-1'
                : 'grid-cols-[minmax(0,1fr)_20rem] wide:grid-cols-[minmax(0,1fr)_21.5rem]',
          )}
        >
          {hasLine && lineColumn}
          {openCv !== undefined ? (
            <aside
              ref={beside}
              aria-label="CV"
              className="sticky top-18 mt-3 h-[calc(100dvh-5.5rem)] min-h-120 self-start"
            >
              {viewer}
            </aside>
          ) : (
            !reading && (
              <aside
                aria-label="What is known"
                className="sticky top-18 -mx-2 max-h-[calc(100dvh-4.5rem)] self-start overflow-y-auto px-2"
              >
                {facts}
              </aside>
            )
          )}
        </div>
      )}
      <PersonDialogs person={person} open={dialog} onClose={() => setDialog(null)} />
      {search.entry !== undefined && <ReadingPane entry={search.entry} onClose={() => change({ entry: undefined })} />}
    </div>
  )
}
