import { useQuery } from '@tanstack/react-query'
import type { Named } from '#src/domain/views/same-person.ts'
import { api, type LogReading } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { useSession } from '../../data/useSession.ts'
import type { Option } from '../../ui/Combobox.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { logWords } from './log-kinds.ts'
import { logOf, saveLog } from './save-log.ts'

interface Said {
  /** Whom the line may be about, the likeliest first, and a new person last. Empty where it says nothing that was done. */
  readonly options: readonly Option[]
  readonly pick: (id: string) => void
  /** What the line was understood as; null until it says something that was done. */
  readonly reading: LogReading | null
  /** The line as it stands is still being understood. */
  readonly looking: boolean
}

const whyWords = ({ headline, probability, why }: Named): string =>
  [probability === null ? why.join(', ') : `looks like it because: ${why.join(', ')}`, headline]
    .filter(Boolean)
    .join(' · ')

/** A line typed anywhere ("called Ana, likes the role"): whom it names, and why; picking one logs it there. */
export function useSaid(query: string): Said {
  const { account } = useSession()
  const typed = query.trim()
  const settled = useDebounced(typed, 120)
  const { data, isFetching } = useQuery({
    queryKey: ['log-reading', 'anybody', settled],
    queryFn: ({ signal }) => api.readLog(settled, undefined, signal),
    enabled: settled.includes(' '),
    staleTime: 60_000,
  })
  const looking = typed !== settled || isFetching
  const reading = typed === settled && settled.includes(' ') && data?.isAct ? data : undefined
  if (!reading?.who) return { options: [], pick: () => {}, reading: null, looking }
  const { kind, who, candidates } = reading
  const log = (person: string): Promise<unknown> => saveLog(logOf(reading, person), account.id)
  return {
    options: [
      ...candidates.map(one => ({
        id: `log ${one.id}`,
        group: 'Log',
        words: `${logWords(kind)}: ${one.name}`,
        detail: whyWords(one),
        before: <Icon name="log" className="text-text-3" />,
      })),
      {
        id: 'log',
        group: 'Log',
        words: `${logWords(kind)}: ${who}, who is not here yet`,
        before: <Icon name="add" className="text-text-3" />,
      },
    ],
    reading,
    looking,
    pick: id => void (id === 'log' ? addAndLog(who, log) : log(id.slice('log '.length))),
  }
}

async function addAndLog(name: string, log: (person: string) => Promise<unknown>): Promise<void> {
  const added = await perform({
    words: `Added ${name}`,
    run: () => api.addPerson({ name }),
    freshens: [['people'], ['today']],
  })
  if (added?.id !== undefined) await log(added.id)
}
