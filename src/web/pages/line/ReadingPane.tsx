import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { EntryDetail } from '#src/domain/views/line.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Peek } from '../../ui/Peek.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { actWords, directionWords, groupOfAct } from '../../words/acts.ts'
import { capital } from '../../words/capital.ts'
import { dueWords, occurredWords, userLocale } from '../../words/dates.ts'
import { byRole, roleWords } from '../../words/handles.ts'
import { useNow } from '../../words/useNow.ts'
import { Attachments } from './Attachments.tsx'
import { effortWords } from './effort-words.ts'
import { MinutesDialog } from './MinutesDialog.tsx'
import { Sources } from './Sources.tsx'
import { WhoSees } from './WhoSees.tsx'

const MailFrame = lazy(() => import('./MailFrame.tsx').then(module => ({ default: module.MailFrame })))

function People({ people }: Pick<EntryDetail, 'people'>) {
  return (
    <dl className="mt-2 flex flex-col gap-0.5 text-small">
      {people.toSorted(byRole).map((one, index) => (
        <div key={`${index} ${one.persona}`} className="flex gap-2">
          <dt className="w-20 shrink-0 text-text-3">{roleWords(one.role)}</dt>
          <dd className="min-w-0 truncate">
            {one.person === null ? (
              one.name
            ) : (
              <Link
                to="/people/$id"
                params={{ id: one.person.id }}
                className="underline decoration-line underline-offset-2 hover:decoration-text"
              >
                {one.person.name}
              </Link>
            )}{' '}
            {one.address !== null && <span className="text-text-2">{one.address}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Folded({ words, text }: { readonly words: string; readonly text: string | null }) {
  if (text === null || text.trim() === '') return null
  return (
    <details className="mt-3">
      <summary className="text-small text-text-2">{words}</summary>
      <p className="mt-2 border-l-2 border-line pl-3 text-read whitespace-pre-wrap text-text-2">{text}</p>
    </details>
  )
}

function Text({ detail }: { readonly detail: EntryDetail }) {
  if (detail.html !== null)
    return (
      <Suspense fallback={<Skeleton rows={4} />}>
        <MailFrame html={detail.html} title={detail.title ?? 'Message'} />
      </Suspense>
    )
  return (
    <>
      {detail.text !== null && <p className="max-w-read text-read whitespace-pre-wrap">{detail.text}</p>}
      <Folded words="Quoted text" text={detail.quoted} />
      <Folded words="Signature" text={detail.signature} />
    </>
  )
}

/** One act in full, beside its line. */
export function ReadingPane({ entry, onClose }: { readonly entry: string; readonly onClose: () => void }) {
  const { data: detail, error } = useQuery(queries.entry(entry))
  const now = useNow()
  const colleague = useColleague()
  const mayWrite = useMayWrite()
  const [timing, setTiming] = useState(false)
  useKeys('Panel', { m: mayWrite && detail?.effort ? ['Minutes it took', () => setTiming(true)] : undefined })
  const retract = async (): Promise<void> => {
    const done = await perform({
      words: 'Taken off the line',
      run: () => api.retract(entry),
      freshens: [['line'], ['picture'], ['person'], ['today']],
    })
    if (done !== undefined) onClose()
  }
  return (
    <Peek label={detail?.title ?? 'Message'} onClose={onClose} focusKey={entry}>
      {error !== null && (
        <Notice tone="bad" icon="warn" alert>
          {problemIn(error).status === 404 ? 'This is not here any more, or not yours to see.' : problemIn(error).title}
        </Notice>
      )}
      {detail === undefined && error === null && <Skeleton rows={8} />}
      {detail !== undefined && (
        <article>
          <p className="flex flex-wrap items-center gap-2 text-small text-text-2">
            <Glyph group={groupOfAct(detail.channel)} /> {actWords(detail.kind, detail.channel)}{' '}
            {directionWords(detail.direction)}
            <span className="tabular">
              {detail.at !== null && detail.precision === 'instant'
                ? dueWords(detail.at, userLocale())
                : occurredWords(detail, now, userLocale())}
            </span>
          </p>
          {detail.title !== null && <h2 className="mt-1 text-title">{detail.title}</h2>}
          <People people={detail.people} />
          <div className="mt-5">
            <Text detail={detail} />
          </div>
          <Attachments entry={detail.entry} attachments={detail.attachments} />
          <div className="mt-8 flex flex-col gap-4 border-t border-line pt-4">
            <WhoSees detail={detail} />
            {detail.effort !== null && (
              <p className="flex flex-wrap items-center gap-x-3 text-text-2">
                {capital(effortWords(detail.effort, colleague) ?? '')}
                {mayWrite && (
                  <Button look="quiet" keys="m" onClick={() => setTiming(true)}>
                    Set the minutes
                  </Button>
                )}
              </p>
            )}
            <Sources detail={detail} />
            {mayWrite && detail.sharing.mine && (
              <div>
                <Button look="quiet" onClick={() => void retract()}>
                  Take off the line
                </Button>
              </div>
            )}
          </div>
        </article>
      )}
      {timing && <MinutesDialog entry={entry} onClose={() => setTiming(false)} />}
    </Peek>
  )
}
