import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { spoken } from '../../words/vocabulary.ts'
import type { Way } from './ways.ts'

interface WayCardProps {
  readonly way: Way
  /** Has its row to itself. */
  readonly alone?: boolean
  readonly onChoose: () => void
}

/** One way in; a click chooses its files. */
export const WayCard = ({ way, alone = false, onChoose }: WayCardProps) => (
  <section
    aria-label={way.title}
    className={cx(
      'relative rounded-panel border border-line bg-surface p-4 hover:border-control',
      alone && 'sm:col-span-2',
    )}
  >
    <h2 className="flex items-baseline gap-2 font-semibold">
      <Icon name={way.icon} className="self-center text-text-3" />
      <button type="button" onClick={onChoose} className="row-link">
        {way.title}
      </button>
      <span className="text-small font-normal text-text-2">{way.speed}</span>
    </h2>
    <p className="mt-1 text-text-2">{spoken(way.about)}</p>
  </section>
)
