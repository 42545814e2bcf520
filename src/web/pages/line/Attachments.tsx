import type { EntryDetail } from '#src/domain/views/line.ts'
import { api } from '../../api.ts'
import { Icon } from '../../ui/Icon.tsx'
import { sizeWords } from '../../words/numbers.ts'

/** Files that came with an act; always downloaded, never run in the page. */
export function Attachments({ entry, attachments }: Pick<EntryDetail, 'entry' | 'attachments'>) {
  if (attachments.length === 0) return null
  return (
    <ul aria-label="Attachments" className="mt-4 flex flex-wrap gap-2">
      {attachments.map((one, index) => (
        <li key={`${index} ${one.name}`} className="max-w-full">
          {one.original === null ? (
            <span className="flex h-control items-center gap-2 rounded-control border border-line px-3 text-text-3">
              <span className="truncate">{one.name}</span> not kept
            </span>
          ) : (
            <a
              href={api.attachmentAddress(one.original, entry)}
              download={one.name}
              className="flex h-control items-center gap-2 rounded-control border border-control px-3 hover:bg-sunken"
            >
              <Icon name="download" className="text-text-3" />
              <span className="truncate">{one.name}</span>
              <span className="shrink-0 text-small text-text-2">{sizeWords(one.size)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
