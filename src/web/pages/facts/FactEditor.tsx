import { type KeyboardEvent, useState } from 'react'
import type { ClaimValues, Property } from '#src/domain/claim.ts'
import type { Fact } from '#src/domain/views/people.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { setFact, shownOf } from './change-fact.ts'
import { fieldsOf, textsOf, valueFrom } from './fields.ts'

interface FactEditorProps {
  readonly person: string
  readonly property: Property
  readonly fact: Fact | undefined
  readonly onDone: () => void
}

/** A fact in editing. It answers to what was shown when it began, whatever comes in meanwhile. */
export function FactEditor({ person, property, fact, onDone }: FactEditorProps) {
  const [mended] = useState(fact)
  const [was] = useState(() => shownOf(person, property))
  return (
    <ValueForm
      property={property}
      value={mended?.value}
      onDone={onDone}
      onSave={value => void setFact(person, property, value, mended, { replaces: mended?.entry, was })}
    />
  )
}

interface ValueFormProps<P extends Property> {
  readonly property: P
  readonly value: ClaimValues[P] | undefined
  /** What the fields begin with where it is not the value: words that were picked from a page. */
  readonly start?: { readonly [key: string]: string }
  /** The field that has the cursor; the first without it. */
  readonly focus?: string | undefined
  readonly onSave: (value: ClaimValues[P]) => void
  readonly onDone: () => void
}

/** A value in editing, where it stands: Enter saves, Esc leaves it. */
export function ValueForm<P extends Property>({ property, value, start, focus, onSave, onDone }: ValueFormProps<P>) {
  const [texts, setTexts] = useState(() => ({ ...(value === undefined ? {} : textsOf(value)), ...start }))
  const fields = fieldsOf[property]
  const first = fields[0]?.key ?? ''
  const ready =
    property === 'position'
      ? [texts.title, texts.company].some(text => (text ?? '').trim() !== '')
      : (texts[first] ?? '').trim() !== ''
  const save = (): void => {
    if (!ready) return
    onDone()
    onSave(valueFrom(property, value, texts))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onDone()
  }
  return (
    <form
      className="my-1 flex flex-col gap-2 rounded-control bg-sunken p-2"
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
    >
      {fields.map((field, index) => {
        const shared = {
          label: field.label,
          bare: fields.length === 1,
          value: texts[field.key] ?? '',
          autoFocus: focus === undefined ? index === 0 : field.key === focus,
          onChange: (event: { readonly target: { readonly value: string } }) =>
            setTexts({ ...texts, [field.key]: event.target.value }),
        }
        return field.long === true ? (
          <TextArea key={field.key} {...shared} />
        ) : (
          <TextField key={field.key} autoComplete="off" {...shared} />
        )
      })}
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={!ready}>
          Save
        </Button>
      </div>
    </form>
  )
}
