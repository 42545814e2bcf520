import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react'
import { cx } from './cx.ts'

export const fieldLook =
  'min-w-0 rounded-control border border-control bg-surface px-2.5 text-field text-text outline-offset-0 disabled:opacity-60 aria-invalid:border-bad'

interface Around {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** The label is there for screen readers only. */
  readonly bare?: boolean
}

/** Label above, hint and error below; `children` gets the ids that tie them together. */
function Field({
  label,
  hint,
  error,
  bare = false,
  children,
}: Around & {
  readonly children: (ids: {
    readonly id: string
    readonly 'aria-describedby'?: string
    readonly 'aria-invalid'?: true
  }) => ReactNode
}) {
  const id = useId()
  const about = error !== undefined || hint !== undefined ? `${id}-about` : undefined
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-small font-medium text-text-2'}>
        {label}
      </label>
      {children({
        id,
        ...(about === undefined ? {} : { 'aria-describedby': about }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
      {about !== undefined && (
        <p id={about} className={cx('text-small', error === undefined ? 'text-text-3' : 'text-bad')}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

type InputProps = Around &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className'> & { readonly ref?: Ref<HTMLInputElement> }
export function TextField({ label, hint, error, bare, ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(bare === undefined ? {} : { bare })}>
      {ids => <input {...rest} {...ids} className={cx(fieldLook, 'h-control w-full')} />}
    </Field>
  )
}

type AreaProps = Around &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className'> & { readonly ref?: Ref<HTMLTextAreaElement> }
export function TextArea({ label, hint, error, bare, rows = 3, ...rest }: AreaProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(bare === undefined ? {} : { bare })}>
      {ids => <textarea rows={rows} {...rest} {...ids} className={cx(fieldLook, 'w-full py-1.5')} />}
    </Field>
  )
}

interface SelectProps<T extends string> extends Around {
  readonly value: T
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly value: T; readonly words: string }[]
  readonly disabled?: boolean
}
/** The browser's own list: right on a phone, and with a screen reader. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  bare,
  value,
  onChange,
  options,
  disabled = false,
}: SelectProps<T>) {
  return (
    <Field label={label} hint={hint} error={error} {...(bare === undefined ? {} : { bare })}>
      {ids => (
        <select
          {...ids}
          value={value}
          disabled={disabled}
          onChange={event => {
            const option = options.find(one => one.value === event.target.value)
            if (option !== undefined) onChange(option.value)
          }}
          className={cx(fieldLook, 'h-control w-full')}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
