import type { Evidence, SamePersonSide } from '#src/domain/views/same-person.ts'
import { cx } from '../../ui/cx.ts'
import { type Step, waterfall } from './waterfall.ts'

interface Scale {
  readonly low: number
  readonly high: number
}

const share = (bits: number, { low, high }: Scale): number => ((bits - low) / Math.max(1, high - low)) * 100
const signed = (bits: number): string => `${bits > 0 ? '+' : bits < 0 ? '−' : ''}${Math.abs(bits).toFixed(1)}`

/** One step: a bar from the sum before to the sum after, and the line at which both are equally likely. */
function Bar({ from, to, scale }: { readonly from: number; readonly to: number; readonly scale: Scale }) {
  const [left, right] = [share(Math.min(from, to), scale), share(Math.max(from, to), scale)]
  return (
    <span aria-hidden="true" className="relative block h-full min-h-5">
      <span className="absolute inset-y-0 w-px bg-line" style={{ left: `${share(0, scale)}%` }} />
      <span
        className={cx('absolute top-1/2 h-2.5 -translate-y-1/2 rounded-[2px]', to >= from ? 'bg-good' : 'bg-warn')}
        style={{ left: `${left}%`, width: `max(2px, ${right - left}%)` }}
      />
    </span>
  )
}

function Values({
  side,
  field,
  other,
}: {
  readonly side: SamePersonSide
  readonly field: string
  readonly other: ReadonlySet<string>
}) {
  const values = side.values[field] ?? []
  if (values.length === 0) return <span className="text-text-3">–</span>
  return (
    <>
      {values.slice(0, 3).map(value => (
        <span key={value} className={cx('block truncate', other.has(value) && 'font-medium')} title={value}>
          {field === 'profile' ? value.replace(/^https?:\/\/(www\.)?/, '') : value}
        </span>
      ))}
      {values.length > 3 && <span className="block text-small text-text-3">and {values.length - 3} more</span>}
    </>
  )
}

const columns: Readonly<Record<number, string>> = {
  2: 'sm:grid-cols-[6.5rem_minmax(0,1fr)_minmax(0,1fr)_minmax(0,11rem)_3rem]',
  3: 'sm:grid-cols-[6.5rem_repeat(3,minmax(0,1fr))_minmax(0,9rem)_3rem]',
  4: 'sm:grid-cols-[6.5rem_repeat(4,minmax(0,1fr))_minmax(0,7rem)_3rem]',
}

interface WaterfallProps {
  readonly people: readonly SamePersonSide[]
  /** Between which two of them the bars stand. */
  readonly evidence: Evidence
}

/** Two or more side by side, field by field, each with what it adds or takes away. */
export function Waterfall({ people, evidence }: WaterfallProps) {
  const pair = people.filter(one => one.id === evidence.a || one.id === evidence.b)
  const { steps, relatives, before, low, high } = waterfall(
    evidence,
    people.flatMap(one => Object.keys(one.values)),
  )
  const scale = { low, high }
  const row = cx(
    'grid grid-cols-2 gap-x-4 gap-y-0.5 border-t border-line py-1.5 sm:items-center',
    columns[Math.min(4, people.length)],
  )
  const wide = people.length > 1 ? { gridColumn: `span ${people.length} / span ${people.length}` } : {}
  const weight = (bits: number) => (
    <span
      className={cx(
        'tabular block text-right text-small',
        bits > 0 ? 'text-good' : bits < 0 ? 'text-warn' : 'text-text-3',
      )}
    >
      {bits === 0 ? '' : signed(bits)}
    </span>
  )
  const field = (step: Step) => {
    const shared = (side: SamePersonSide): ReadonlySet<string> =>
      new Set(people.filter(one => one.id !== side.id).flatMap(one => one.values[step.field] ?? []))
    return (
      <tr key={step.field} className={row}>
        <th scope="row" className="text-left font-normal text-small text-text-3 max-sm:col-span-2">
          {step.name}
        </th>
        {people.slice(0, 4).map(side => (
          <td key={side.id} className={cx('min-w-0', !pair.includes(side) && 'text-text-3')}>
            <Values side={side} field={step.field} other={shared(side)} />
          </td>
        ))}
        <td className="min-w-0">
          <span className={cx('block text-small leading-tight', step.bits >= 0 ? 'text-text-2' : 'text-warn')}>
            {step.level ?? ''}
          </span>
          {step.level !== null && <Bar from={step.from} to={step.to} scale={scale} />}
        </td>
        <td className="max-sm:self-end">{weight(step.bits)}</td>
      </tr>
    )
  }
  const sum = (words: string, from: number, to: number, bits: number) => (
    <tr className={row}>
      <th scope="row" className="text-left font-normal text-small text-text-3 max-sm:col-span-2 sm:whitespace-nowrap">
        {words}
      </th>
      <td className="max-sm:hidden" style={wide} />
      <td className="min-w-0">
        <Bar from={from} to={to} scale={scale} />
      </td>
      <td>{weight(bits)}</td>
    </tr>
  )
  return (
    <table aria-label="What speaks for and against" className="block w-full">
      <tbody className="block">
        {sum('Of any two people here', 0, before, before)}
        {steps.map(field)}
        {relatives.bits <= -0.1 && sum('Relatives, colleagues', relatives.from, relatives.to, relatives.bits)}
      </tbody>
    </table>
  )
}
