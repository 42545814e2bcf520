import type { LineItem } from '#src/domain/views/line.ts'
import { ActRow } from './ActRow.tsx'
import { AutomaticRow } from './AutomaticRow.tsx'
import { CvRow } from './CvRow.tsx'
import { NewsItem } from './NewsItem.tsx'
import { StepItem } from './StepItem.tsx'
import { isFold, isNews, isStep, itemKey, type Section } from './sections.ts'
import { ThreadRow } from './ThreadRow.tsx'

function One({ item, person }: { readonly item: LineItem; readonly person: string | null }) {
  if (isFold(item)) return <AutomaticRow fold={item} person={person} />
  if (isNews(item)) return <NewsItem news={item} />
  if (isStep(item)) return <StepItem step={item} />
  if (item.kind === 'cv.received' && person !== null && item.access !== 'known') return <CvRow row={item} />
  if (item.thread !== null && item.count > 1 && person !== null)
    return <ThreadRow row={item} person={person} thread={item.thread} />
  return <ActRow row={item} />
}

export function LineItems({
  sections,
  person,
}: {
  readonly sections: readonly Section[]
  readonly person: string | null
}) {
  return sections.map((section, index) => (
    // The same month can come twice where acts of unknown day stand between.
    <section
      key={`${section.heading} ${itemKey(section.items[0] ?? { automatic: true, month: String(index), count: 0 })}`}
    >
      <h2 className="px-2 pt-4 pb-1 text-head text-text-3 uppercase">{section.heading}</h2>
      <ol>
        {section.items.map(item => (
          <One key={itemKey(item)} item={item} person={person} />
        ))}
      </ol>
    </section>
  ))
}
