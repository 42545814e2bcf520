import { cx } from './cx.ts'

const segments = typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter() : null
const first = (word: string): string => {
  for (const part of segments?.segment(word) ?? []) return part.segment
  return word.slice(0, 1)
}

/** First letters of the first and the last name, in any script. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter(word => /\p{L}/u.test(word))
  const [head, tail] = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
  return [head, tail]
    .map(word => (word === undefined ? '' : first(word.replace(/^[^\p{L}]+/u, ''))))
    .join('')
    .toLocaleUpperCase()
}

export function Avatar({
  name,
  large = false,
  className,
}: {
  readonly name: string
  readonly large?: boolean
  readonly className?: string
}) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-sunken font-medium text-text-2',
        large ? 'size-10 text-body' : 'size-6 text-head tracking-normal',
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
