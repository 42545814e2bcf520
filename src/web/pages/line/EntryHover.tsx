import { useQuery } from '@tanstack/react-query'
import { queries } from '../../data/queries.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { actWords, directionWords, groupOfAct } from '../../words/acts.ts'
import { occurredWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'

const most = 120

/** The picture's hover card: what it was, when, and how it begins. */
export function EntryHover({ entry }: { readonly entry: string }) {
  const { data } = useQuery(queries.entry(entry))
  const now = useNow()
  if (data === undefined) return <span className="text-text-3">…</span>
  const text = (data.text ?? data.title ?? '').trim()
  return (
    <>
      <div className="flex items-center gap-1.5 font-medium">
        <Glyph group={groupOfAct(data.channel)} /> {actWords(data.kind, data.channel)}{' '}
        <span className="font-normal text-text-2">{directionWords(data.direction)}</span>
        <span className="tabular ml-auto font-normal text-text-2">{occurredWords(data, now, userLocale())}</span>
      </div>
      {text !== '' && (
        <div className="mt-1 line-clamp-3 text-text-2">{text.length > most ? `${text.slice(0, most)}…` : text}</div>
      )}
    </>
  )
}
