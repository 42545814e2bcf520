import { Link } from '@tanstack/react-router'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { SideSection } from './SideSection.tsx'

export function Jobs({ person }: { readonly person: PersonPage }) {
  if (person.jobs.length === 0) return null
  return (
    <SideSection head={spoken('Jobs')}>
      <ul>
        {person.jobs.map(job => (
          <li key={job.id} className="flex items-baseline gap-2 py-1">
            <Link to="/jobs/$id" params={{ id: job.id }} className="min-w-0 truncate hover:underline">
              {job.title}
            </Link>
            <span className="ml-auto shrink-0 text-small text-text-2">
              {[job.stage, job.open ? null : 'closed'].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </SideSection>
  )
}

export function Files({ person }: { readonly person: PersonPage }) {
  const now = useNow()
  if (person.files.length === 0) return null
  return (
    <SideSection head="Files">
      <ul>
        {person.files.map(file => (
          <li key={`${file.entry} ${file.original}`} className="flex min-h-7 items-center gap-2 py-0.5">
            {file.isCv && (
              <Link
                to="/people/$id"
                params={{ id: person.id }}
                search={search => ({ ...search, cv: file.entry, show: undefined, entry: undefined })}
                resetScroll={false}
                className="min-w-0 flex-1 truncate hover:underline max-sm:leading-11"
              >
                {file.name}
              </Link>
            )}
            <a
              href={api.attachmentAddress(file.original, file.entry)}
              download={file.name}
              aria-label={`Download ${file.name}`}
              className={cx(
                'flex items-center gap-2 hover:underline max-sm:min-h-11',
                file.isCv ? 'order-last' : 'min-w-0 flex-1',
              )}
            >
              <Icon name="download" className="text-text-3" />
              {!file.isCv && <span className="min-w-0 flex-1 truncate">{file.name}</span>}
            </a>
            {file.at !== null && (
              <span className="tabular shrink-0 text-small text-text-2">{dayWords(file.at, now, userLocale())}</span>
            )}
          </li>
        ))}
      </ul>
    </SideSection>
  )
}
