import { useState } from 'react'
import type { ChannelChange } from '#src/domain/own-channel.ts'
import type { OwnChannel } from '#src/domain/views/channels.ts'
import { channelsApi } from '../../api-channels.ts'
import { perform } from '../../data/act.ts'
import { copyText } from '../../data/copy.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { counted } from '../../words/numbers.ts'
import { groupOfName } from '../works/words.ts'
import { ChannelDialog, type ChannelDoing } from './ChannelDialog.tsx'
import { QrDialog } from './QrDialog.tsx'

interface ChannelCardProps {
  readonly channel: OwnChannel
  readonly others: readonly OwnChannel[]
}

const linkOf = ({ code }: OwnChannel): string => `${location.origin}/to/${code}`

/** One channel: its link and address, what came by it, and what can be done with it. */
export function ChannelCard({ channel, others }: ChannelCardProps) {
  const mayWrite = useMayWrite()
  const [doing, setDoing] = useState<ChannelDoing | 'qr' | null>(null)
  const change = (words: string, body: ChannelChange): void =>
    void perform({
      words: `${channel.name}: ${words}`,
      run: () => channelsApi.change(channel.id, body),
      freshens: [['channels'], ['works']],
    }).then(done => done !== undefined && setDoing(null))
  return (
    <article className="flex flex-wrap items-start gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="flex items-center gap-2 font-medium">
          <Glyph group={groupOfName(channel.medium)} />
          {channel.name}
        </h2>
        {channel.formerly.length > 0 && (
          <p className="text-small text-text-2">also known as {channel.formerly.join(', ')}</p>
        )}
        <p className="truncate text-small text-text-2">
          {channel.target === null ? 'leads to no page yet' : `${linkOf(channel)} → ${channel.target}`}
        </p>
        {channel.address !== null && <p className="truncate text-small text-text-2">{channel.address}</p>}
      </div>
      <p className="tabular basis-44 text-small text-text-2">
        <span className="text-body text-text">{counted(channel.people, 'person', 'people')}</span>,{' '}
        {counted(channel.touches, 'touch', 'touches')}
        {channel.visits + channel.machines > 0 && (
          <>
            <br />
            {counted(channel.visits, 'look')} by others
            {channel.machines > 0 && `, ${channel.machines} by programs`}
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {channel.target !== null && (
          <>
            <Button onClick={() => void copyText(linkOf(channel))}>Copy link</Button>
            <Button onClick={() => setDoing('qr')}>QR code</Button>
          </>
        )}
        {mayWrite && (
          <Menu trigger={<Button>More</Button>}>
            {channel.target !== null && <MenuItem onSelect={() => setDoing('person')}>Link for one person</MenuItem>}
            <MenuItem onSelect={() => setDoing('name')}>Rename</MenuItem>
            <MenuItem onSelect={() => setDoing('target')}>Page it leads to</MenuItem>
            <MenuItem onSelect={() => setDoing('address')}>Address for mail</MenuItem>
            {others.length > 0 && <MenuItem onSelect={() => setDoing('merge')}>Merge into another</MenuItem>}
          </Menu>
        )}
      </div>
      {doing === 'qr' && <QrDialog name={channel.name} link={linkOf(channel)} onClose={() => setDoing(null)} />}
      {doing !== null && doing !== 'qr' && (
        <ChannelDialog
          doing={doing}
          channel={channel}
          others={others}
          onChange={change}
          onCopy={text => void copyText(text)}
          onClose={() => setDoing(null)}
        />
      )}
    </article>
  )
}
