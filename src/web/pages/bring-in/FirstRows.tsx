import type { ImportPreview } from '#src/domain/views/imports.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { Notice } from '../../ui/Notice.tsx'
import { actWords } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { attachRow, LooksLikeRow } from './LooksLikeRow.tsx'

const head = 'mb-1 text-head text-text-3 uppercase'
const few = 12

/** A taste of what comes: people, touches, and rows that could not be read. */
export function FirstRows({ preview, busy }: { readonly preview: ImportPreview; readonly busy: boolean }) {
  const { people, entries, unread } = preview
  const alike = people.slice(0, few).flatMap(({ row, alike: one }) => (one === null ? [] : [{ row, alike: one }]))
  const keyOf = (row: string): string | undefined => {
    const at = alike.findIndex(one => one.row === row)
    return at >= 0 && at < 9 ? String(at + 1) : undefined
  }
  useKeys(
    'Bring in',
    Object.fromEntries(
      alike
        .slice(0, 9)
        .map(one => [
          String(alike.indexOf(one) + 1),
          [`The row is ${one.alike.name}`, () => attachRow(one.row, one.alike)],
        ]),
    ),
  )
  return (
    <div className={cx('grid grid-cols-1 gap-6 transition-opacity sm:grid-cols-2', busy && 'opacity-60')}>
      <section aria-label="First people">
        <h2 className={head}>First people</h2>
        {people.length === 0 && <p className="text-text-3">Nobody yet.</p>}
        <ul>
          {people.slice(0, few).map((person, index) => (
            <li
              key={`${index} ${person.name}`}
              className="flex items-start gap-2.5 border-b border-line py-1.5 last:border-0"
            >
              <Avatar name={person.name} />
              <span className="min-w-0">
                <span className="block truncate font-medium">
                  {person.name}
                  {person.known !== null && <span className="font-normal text-text-2"> is here already</span>}
                </span>
                <span className="block truncate text-small text-text-2">
                  {[person.headline, ...person.identifiers].filter(Boolean).join(' · ')}
                </span>
                {person.alike !== null && (
                  <LooksLikeRow row={person.row} alike={person.alike} shortcut={keyOf(person.row)} />
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="First touches">
        <h2 className={head}>First touches</h2>
        {entries.length === 0 && <p className="text-text-3">None.</p>}
        <ul>
          {entries.slice(0, few).map((entry, index) => (
            <li key={`${index} ${entry.title}`} className="flex gap-3 border-b border-line py-1.5 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">
                  {entry.title === '' ? actWords(entry.kind, null) : entry.title}
                </span>
                <span className="block truncate text-small text-text-2">
                  {actWords(entry.kind, null)}, {entry.who}
                </span>
              </span>
              <span className="tabular shrink-0 text-small text-text-2">
                {entry.at !== null && plainDay(entry.at, userLocale())}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {unread.length > 0 && (
        <div className="sm:col-span-2">
          <Notice tone="warn" icon="warn">
            {counted(unread.length, 'row')} among the first could not be read in full; the rest comes in, and these are
            listed afterwards.
            <ul className="mt-1 text-small">
              {unread.slice(0, 5).map(row => (
                <li key={`${row.place} ${row.why}`}>
                  {row.place}: {row.why}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </div>
  )
}
