import { useState } from 'react'
import type { ImportView } from '#src/domain/views/imports.ts'
import { Icon } from '../../ui/Icon.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'
import { foundWords } from './import-words.ts'

const few = 8

/** What the files hold, before anything is decided. */
export function Found({ view }: { readonly view: ImportView }) {
  const [all, setAll] = useState(false)
  if (view.files.length === 0) return null
  const files = all ? view.files : view.files.slice(0, few)
  const rest = view.files.slice(files.length)
  const out = rest.filter(file => file.connector === null).length
  return (
    <section aria-labelledby="found" className="mb-6">
      <h2 id="found" className="mb-1 text-title">
        What we found
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {files.map(file => (
          <li key={file.path} className="flex items-start gap-2 py-2">
            <Icon
              name={file.connector === null ? 'close' : 'check'}
              className={file.connector === null ? 'mt-0.5 text-text-3' : 'mt-0.5 text-good'}
            />
            <span className="min-w-0">
              <span className="font-medium [overflow-wrap:anywhere]">{file.path}</span>{' '}
              {file.label !== null && <span className="text-text-2">{file.label}</span>}
              <span className="tabular block text-text-2">
                {file.connector === null ? (file.why ?? 'Not read here; it stays out.') : foundWords(file)}
              </span>
              {file.before !== undefined && (
                <span className="block text-small text-warn">
                  You brought this in on {plainDay(file.before, userLocale())}.
                  {view.state === 'asking' && ' Nothing in it is new, so it is not read again unless you say so.'}
                </span>
              )}
              {file.connector !== null && file.why !== null && (
                <span className="block text-small text-warn">{file.why}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <button type="button" className="h-8 text-small text-accent" onClick={() => setAll(true)}>
          {counted(rest.length, 'more file', 'more files')}
          {out > 0 && `, ${count(out)} of them not read here`}
        </button>
      )}
    </section>
  )
}
