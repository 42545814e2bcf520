import type { Fact } from '#src/domain/views/people.ts'
import { copyText } from '../../data/copy.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { userLocale } from '../../words/dates.ts'
import { mailto } from '../../words/mailto.ts'
import { wordsFor } from './fields.ts'

const copy = (text: string): void => void copyText(text, `Copied ${text}`)
/** Only addresses of the web open: a value from outside could carry any scheme. */
const webAddress = (url: string): string | null =>
  /^https?:\/\//i.test(url) ? url : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(url) ? `https://${url}` : null

interface FactValueProps {
  readonly fact: Fact
  /** After the telephone rang: log the call. */
  readonly onCalled: (() => void) | undefined
}

/** A value and what it is good for: an address is copied or written to, a number is dialled, a profile opens. */
export function FactValue({ fact, onCalled }: FactValueProps) {
  const { main, detail } = wordsFor(fact.property, fact.value, userLocale())
  const small = detail !== null && <span className="block text-small text-text-2">{detail}</span>
  if (fact.property === 'email') {
    const at = main.lastIndexOf('@') + 1
    return (
      <span className="flex min-w-0 items-start gap-1">
        <button
          type="button"
          onClick={() => copy(main)}
          title="Copy"
          className="min-w-0 rounded-control text-left [overflow-wrap:anywhere] hover:underline"
        >
          {main.slice(0, at)}
          <wbr />
          {main.slice(at)}
        </button>
        <a
          href={mailto(main)}
          aria-label={`Write to ${main}`}
          className="-my-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-control text-text-3 hover:bg-sunken hover:text-text"
        >
          <Icon name="mail" />
        </a>
      </span>
    )
  }
  if (fact.property === 'phone')
    return (
      <span className="flex min-w-0 items-center gap-1">
        <a
          href={`tel:${main.replace(/[^\d+]/g, '')}`}
          onClick={() => setTimeout(() => onCalled?.(), 600)}
          className="tabular min-w-0 truncate hover:underline"
        >
          {main}
        </a>
        <IconButton
          small
          icon="copy"
          label="Copy"
          onClick={() => copy(main)}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100"
        />
      </span>
    )
  if (fact.property === 'profile') {
    const url = 'url' in fact.value ? webAddress(fact.value.url) : null
    if (url !== null)
      return (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          className="flex min-w-0 items-center gap-1 hover:underline"
        >
          <span className="truncate">{main}</span>
          <Icon name="external" className="text-text-3" />
        </a>
      )
  }
  return (
    <span className="block">
      <span className="whitespace-pre-line">{main}</span>
      {small}
    </span>
  )
}
