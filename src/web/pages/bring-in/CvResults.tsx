import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ImportedCv } from '#src/domain/views/cv.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import { queries } from '../../data/queries.ts'
import { Icon } from '../../ui/Icon.tsx'
import { count, counted } from '../../words/numbers.ts'
import { Difference } from '../cv/Difference.tsx'
import { isMoving } from './import-words.ts'

const fileName = (path: string): string => path.split('/').at(-1) ?? path

function One({ cv }: { readonly cv: ImportedCv }) {
  const isNew = cv.who === 'new'
  return (
    <li className="relative rounded-control px-2 py-2 hover:bg-sunken">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <Link
          to="/people/$id"
          params={{ id: cv.person.id }}
          search={{ cv: cv.entry }}
          className="row-link min-w-0 truncate font-medium max-sm:leading-6"
        >
          {cv.person.name}
        </Link>
        {cv.headline !== null && <span className="min-w-0 truncate text-text-2">{cv.headline}</span>}
        <span className={`ml-auto shrink-0 text-small font-medium ${isNew ? 'text-good' : 'text-accent'}`}>
          {isNew ? 'new' : 'recognised'}
        </span>
      </div>
      {cv.difference !== null && (
        <p>
          <Difference difference={cv.difference} />
        </p>
      )}
      <p className="text-small text-text-2">
        {fileName(cv.file)} · {counted(cv.values, 'value')}
        {cv.doubtful > 0 && <span className="text-warn"> · {count(cv.doubtful)} to look at</span>}
        {cv.warning !== null && (
          <span className="text-warn">
            {' '}
            · <Icon name="warn" className="inline size-3.5 align-[-2px]" /> hidden text
          </span>
        )}
      </p>
    </li>
  )
}

interface CvResultsProps {
  readonly view: ImportView
  /** With other things: what could not be read of all of it has a list of its own. */
  readonly isMixed: boolean
}

/** Whose CVs came with an import: by name, with what is new, and the files that could not be read. */
export function CvResults({ view, isMixed }: CvResultsProps) {
  const moving = isMoving(view.state)
  const { data } = useQuery({
    ...queries.importedCvs(view.id, view.state),
    // What has come in is on the lines a moment later.
    refetchInterval: ({ state }) =>
      moving || (state.data !== undefined && state.data.cvs.length < state.data.total) ? 1_500 : false,
  })
  const refused = view.files.flatMap(file => (file.why === null ? [] : [{ file: file.path, why: file.why }]))
  const unread = isMixed ? [] : [...(data?.unread ?? []), ...refused]
  if (data === undefined || data.cvs.length + unread.length === 0) return null
  const fresh = data.cvs.filter(cv => cv.who === 'new').length
  return (
    <>
      <section aria-label="Whose CVs they are">
        <h2 className="mb-1 text-head text-text-3 uppercase">
          {counted(data.total, 'CV')}: {count(fresh)} new, {count(data.cvs.length - fresh)} recognised
        </h2>
        <ul className="-mx-2 divide-y divide-line">
          {data.cvs.map(cv => (
            <One key={`${cv.entry} ${cv.person.id}`} cv={cv} />
          ))}
        </ul>
        {data.total > data.cvs.length && (
          <p className="pt-2 text-small text-text-2">
            {count(data.cvs.length)} of {count(data.total)} are listed here; the others are under “Its people”, or will
            be in a moment.
          </p>
        )}
      </section>
      {unread.length > 0 && (
        <section aria-label="Files that could not be read">
          <h2 className="mb-1 text-head text-text-3 uppercase">{counted(unread.length, 'file')} we could not read</h2>
          <ul className="divide-y divide-line">
            {unread.map(one => (
              <li key={`${one.file} ${one.why}`} className="py-1.5">
                <span className="block truncate font-medium">{fileName(one.file)}</span>
                <span className="text-text-2">{one.why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
