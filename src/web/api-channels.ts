import type { ChannelChange, NewChannel } from '#src/domain/own-channel.ts'
import type { OwnChannel, UnnamedSource } from '#src/domain/views/channels.ts'
import type { Done } from '#src/domain/views/common.ts'
import { request } from './http.ts'

/** What is asked of our own channels. */
export const channelsApi = {
  list: () => request<readonly OwnChannel[]>('GET', '/api/channels'),
  unnamed: () => request<readonly UnnamedSource[]>('GET', '/api/channels/unnamed'),
  open: (channel: NewChannel) => request<Done & { readonly id: string }>('POST', '/api/channels', channel),
  change: (id: string, change: ChannelChange) =>
    request<Done>('PATCH', `/api/channels/${encodeURIComponent(id)}`, change),
  linkFor: (code: string, person: string) =>
    request<{ readonly link: string }>('POST', '/api/channel-links', { code, person }),
}
