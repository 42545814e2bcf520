import { memo, useContext } from 'react'
import type { News } from '#src/domain/views/line.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { LineContext } from './LineContext.ts'

/** Their own news, between the touches and never one of them. */
export const NewsItem = memo(function NewsItem({ news }: { readonly news: News }) {
  const { now, shown } = useContext(LineContext)
  return (
    <li ref={shown?.watch ?? null} data-at={Date.parse(news.at)} className="flex items-baseline gap-3 px-2 py-1.5">
      <span aria-hidden="true" className="w-7 shrink-0 text-center text-text-2">
        ^
      </span>
      <span className="min-w-0 flex-1">
        <span className="font-medium">{news.text}</span>{' '}
        <span className="text-small text-text-2">from {news.from}</span>
      </span>
      <span className="tabular shrink-0 text-small text-text-2">{dayWords(news.at, now, userLocale())}</span>
    </li>
  )
})
