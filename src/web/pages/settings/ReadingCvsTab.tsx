import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TaughtLesson } from '#src/domain/views/cv.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { capital } from '../../words/capital.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { lessonWords } from '../cv/lesson-words.ts'

const freshens = [['lessons']] as const

function Lesson({ lesson }: { readonly lesson: TaughtLesson }) {
  const mayWrite = useMayWrite()
  const now = useNow()
  const words = lesson.rule === null ? 'something of how it is read' : lessonWords(lesson.rule)
  const takeBack = (): void =>
    void perform({
      words: 'Taken back: the next CV is read without it',
      run: () => api.takeLessonBack(lesson.id),
      back: () => api.teachAgain(lesson.id),
      freshens,
    })
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <span className="min-w-0 flex-1 basis-48">
        <span className="block">{capital(words)}</span>
        <span className="block text-small text-text-2">
          {lesson.by}, {dayWords(lesson.at, now, userLocale())}
        </span>
      </span>
      {mayWrite && (
        <Button look="quiet" onClick={takeBack} aria-label={`Take back: ${words}`}>
          Take back
        </Button>
      )}
    </li>
  )
}

/** Lessons of one layout, under the CV at which the newest was learned. */
function Layout({ lessons }: { readonly lessons: readonly TaughtLesson[] }) {
  const cv = lessons.find(lesson => lesson.cv !== null)?.cv ?? null
  return (
    <section className="pt-5">
      <h3 className="font-medium">
        {cv === null ? (
          'The layout of a CV that is gone, or that you may not read'
        ) : (
          <>
            The layout of{' '}
            <Link
              to="/people/$id"
              params={{ id: cv.person.id }}
              search={{ cv: cv.entry }}
              className="underline decoration-line underline-offset-2 hover:decoration-text"
            >
              {cv.name}
            </Link>
            {cv.person.name && `, ${cv.person.name}`}
          </>
        )}
      </h3>
      <ul className="mt-1 divide-y divide-line border-y border-line">
        {lessons.map(lesson => (
          <Lesson key={lesson.id} lesson={lesson} />
        ))}
      </ul>
    </section>
  )
}

function byLayout(lessons: readonly TaughtLesson[]): readonly (readonly TaughtLesson[])[] {
  const layouts = new Map<string, TaughtLesson[]>()
  for (const lesson of lessons) layouts.set(lesson.layout, [...(layouts.get(lesson.layout) ?? []), lesson])
  return [...layouts.values()]
}

/** What mended values have taught of the layouts of CVs, each to be taken back. */
export function ReadingCvsTab() {
  const { data } = useQuery(queries.lessons)
  if (data === undefined) return <Skeleton rows={4} className="pt-5" />
  return (
    <div className="pt-5">
      <h2 className="mb-1 text-title">What you have taught</h2>
      <p className="max-w-read text-text-2">
        A value that somebody mends on a CV can say something of its layout. The next CV of that layout is read so, in
        this house alone. Take back what turns out wrong; CVs that were read before stay as they are.
      </p>
      {data.length === 0 ? (
        <EmptyState>Nothing yet. Mend a value on a CV, and what it says of the layout stands here.</EmptyState>
      ) : (
        byLayout(data).map(lessons => <Layout key={lessons[0]?.layout} lessons={lessons} />)
      )}
    </div>
  )
}
