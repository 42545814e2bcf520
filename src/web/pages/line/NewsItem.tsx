import { memo, useContext } from 'react'
import type { News } from '#src/domain/views/line.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { LineContext } from './LineContext.ts'

/** Their own news, between the touches and never one of them. */
export const NewsItem = memo(function NewsItem({ news }: { readonly news: News }) {
  const { now, shown } = useContext(LineContext)
  return (
    <li ref={shown?.watch ?? null} data-at={Date.parse(news.at)} className="flex items-baseline gap-3 px-2 py-2">
      <svg aria-hidden="true" viewBox="0 0 14 14" className="mr-3.5 size-3.5 shrink-0 self-center">
        <path
          d={news.quiet ? 'M3.5 7h7' : 'M2.5 9.5 7 5l4.5 4.5'}
          fill="none"
          stroke="var(--color-text-2)"
          strokeWidth={1.5}
        />
      </svg>
      <span className="min-w-0 flex-1">
        <span className={`inline-block first-letter:uppercase ${news.quiet ? 'text-text-2' : 'font-medium'}`}>
          {news.text}
        </span>{' '}
        <span className="text-small text-text-2">from {news.from}</span>
      </span>
      <span className="tabular shrink-0 text-small text-text-2">{dayWords(news.at, now, userLocale())}</span>
    </li>
  )
})
