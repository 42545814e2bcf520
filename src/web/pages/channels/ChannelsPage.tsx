import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OwnChannel } from '#src/domain/views/channels.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChannelCard } from './ChannelCard.tsx'
import { channelsQuery } from './channels-query.ts'
import { NewChannelDialog } from './NewChannelDialog.tsx'
import { UnnamedSources } from './UnnamedSources.tsx'

/** Our own channels: job boards, evenings, campaigns, each with its link, its code to print and its address. */
export function ChannelsPage() {
  useTitle('Channels')
  const { data: channels, error, refetch } = useQuery(channelsQuery)
  const mayWrite = useMayWrite()
  const [adding, setAdding] = useState(false)
  if (channels === undefined)
    return error === null ? (
      <Skeleton rows={8} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-display">Channels</h1>
          <p className="text-text-2">
            Where people come from, by your own names. What comes by a channel’s link or address is told from all else,
            and counts in{' '}
            <Link to="/works" search={{ to: 'named', counts: 'joined' }} className="text-accent underline">
              What works
            </Link>
            .
          </p>
        </div>
        {mayWrite && (
          <Button look="primary" icon="add" onClick={() => setAdding(true)}>
            New channel
          </Button>
        )}
      </header>
      {channels.length === 0 ? (
        <EmptyState>Name the next evening, board or campaign, and give it a link before you announce it.</EmptyState>
      ) : (
        <ul className="mt-4 divide-y divide-line">
          {channels.map((channel: OwnChannel) => (
            <li key={channel.id}>
              <ChannelCard channel={channel} others={channels.filter(one => one.id !== channel.id)} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <UnnamedSources own={channels} />}
      {adding && <NewChannelDialog onClose={() => setAdding(false)} />}
    </div>
  )
}
