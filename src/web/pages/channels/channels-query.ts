import { queryOptions } from '@tanstack/react-query'
import { channelsApi } from '../../api-channels.ts'

/** Our own channels, as they are now. */
export const channelsQuery = queryOptions({ queryKey: ['channels'], queryFn: () => channelsApi.list() })
