import { Icon } from '../../ui/Icon.tsx'
import { spoken } from '../../words/vocabulary.ts'
import type { Way } from './ways.ts'

/** One way in; a click chooses its files. */
export const WayCard = ({ way, onChoose }: { readonly way: Way; readonly onChoose: () => void }) => (
  <section
    aria-label={way.title}
    className="relative rounded-panel border border-line bg-surface p-4 hover:border-control"
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
