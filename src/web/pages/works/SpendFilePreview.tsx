import type { SpendFile } from '#src/domain/views/cost.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { count, counted } from '../../words/numbers.ts'
import { SpendTable } from './SpendTable.tsx'

interface SpendFilePreviewProps {
  readonly file: SpendFile
  readonly onBack: () => void
  readonly onTake: () => void
}

/** What a file of spending holds, and what of it could not be read, before anything is kept. */
export function SpendFilePreview({ file, onBack, onTake }: SpendFilePreviewProps) {
  return (
    <>
      <p className="text-read">
        {counted(file.rows.length, 'line')} can be read
        {file.unreadRows > 0 && `, ${count(file.unreadRows)} cannot`}. Nothing is kept yet.
      </p>
      {file.unused.length > 0 && (
        <p className="text-small text-text-2">Columns that are not used: {file.unused.join(', ')}.</p>
      )}
      {file.unread.length > 0 && (
        <div className="mt-2">
          <Notice tone="warn">
            <ul>
              {file.unread.slice(0, 50).map(one => (
                <li key={`${one.line} ${one.why}`}>
                  Line {one.line}: {one.why}
                </li>
              ))}
              {file.unread.length > 50 && <li>And {count(file.unreadRows - 50)} more.</li>}
            </ul>
          </Notice>
        </div>
      )}
      <SpendTable
        rows={file.rows.slice(0, 100).map(({ own, ...row }) => ({
          ...row,
          called: own === undefined ? null : (file.names[own] ?? own),
        }))}
      />
      {file.rows.length > 100 && (
        <p className="mt-1 text-small text-text-2">The first 100 of {count(file.rows.length)}.</p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onBack}>Another file</Button>
        <Button look="primary" disabled={file.rows.length === 0} onClick={onTake}>
          Add {counted(file.rows.length, 'line')}
        </Button>
      </div>
    </>
  )
}
