import { useEffect, useRef } from 'react'
import type { CvValue } from '#src/domain/views/cv.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { userLocale } from '../../words/dates.ts'
import { ValueForm } from '../facts/FactEditor.tsx'
import { fieldsOf, propertyWords, wordsFor } from '../facts/fields.ts'
import { doubtfulFields, needsLook, sureness } from './marks.ts'
import { mendValue, notAValue } from './mend.ts'

interface ValueRowProps {
  readonly person: string
  readonly value: CvValue
  readonly chosen: boolean
  readonly editing: boolean
  /** Words picked from the page, for the field that they are meant for. */
  readonly picked: string
  readonly fresh: boolean
  readonly onChoose: () => void
  readonly onEdit: () => void
  readonly onDone: () => void
}

const fieldLabel = (value: CvValue, key: string): string =>
  (fieldsOf[value.property].find(field => field.key === key)?.label ?? key).replace(/ \(.*/, '').toLowerCase()

/** Why a person should look, in a few words. */
function Doubt({ value }: { readonly value: CvValue }) {
  const fields = doubtfulFields(value)
  const unsure = fields.length > 0 ? ` of ${fields.map(field => fieldLabel(value, field)).join(' and ')}` : ''
  return (
    <span className="text-small text-warn">
      <span aria-hidden="true" className="mr-1 inline-block w-3 border-b-2 border-dashed border-warn align-middle" />
      {Math.round(sureness(value) * 100)} % sure{unsure}
    </span>
  )
}

/** One value that was read, beside its page: chosen it shows its place, and can be mended. */
export function ValueRow({ person, value, chosen, editing, picked, fresh, onChoose, onEdit, onDone }: ValueRowProps) {
  const row = useRef<HTMLLIElement>(null)
  const { main, detail } = wordsFor(value.property, value.value, userLocale())
  const { mended } = value
  const now = mended?.value ? wordsFor(value.property, mended.value, userLocale()) : null
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (editing)
    return (
      <li ref={row}>
        <ValueForm
          property={value.property}
          value={mended?.value ?? value.value}
          focus={doubtfulFields(value)[0]}
          {...(picked === ''
            ? {}
            : { start: { [doubtfulFields(value)[0] ?? fieldsOf[value.property][0]?.key ?? '']: picked } })}
          onDone={onDone}
          onSave={said => void mendValue(person, value.property, said, { replaces: value.entry })}
        />
      </li>
    )
  return (
    <li
      ref={row}
      data-value={value.entry}
      data-active={chosen}
      className={cx('group relative rounded-control px-2 py-1.5', chosen ? 'bg-accent-soft' : 'hover:bg-sunken')}
    >
      <div className="flex items-start gap-1">
        <button
          type="button"
          aria-pressed={chosen}
          onClick={onChoose}
          className="row-link min-w-0 flex-1 text-left max-sm:min-h-11"
        >
          <span className={cx('block', mended !== null && 'text-text-3 line-through')}>{main}</span>
          {detail !== null && mended === null && <span className="block text-small text-text-2">{detail}</span>}
          {now !== null && (
            <span className="block">
              {now.main} {now.detail !== null && <span className="text-small text-text-2">{now.detail}</span>}
            </span>
          )}
          {mended !== null && (
            <span className="block text-small text-text-2">{now === null ? 'taken off' : 'mended by hand'}</span>
          )}
          {needsLook(value) && <Doubt value={value} />}
          {fresh && <span className="ml-0 block text-small font-medium text-good">new in this CV</span>}
        </button>
        {mended === null && (
          <span
            className={cx(
              'relative z-10 -my-0.5 flex shrink-0',
              !chosen && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100',
            )}
          >
            <IconButton
              small
              icon="edit"
              label={`Mend ${propertyWords[value.property].toLowerCase()}`}
              keys="e"
              onClick={onEdit}
            />
            <IconButton
              small
              icon="close"
              label="This is no value"
              keys="x"
              onClick={() => void notAValue(person, value.property, value.entry)}
            />
          </span>
        )}
      </div>
    </li>
  )
}
