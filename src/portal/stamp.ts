import { keyedId } from '#src/ledger/ids.ts'

/** Nobody types a name and an address faster; programs do. */
const fastest = 3000
const longest = 86_400_000

const sign = (key: Buffer, page: string, at: number): string => keyedId(key, 'form opened', `${page}\0${at}`)

/** When a page was opened, so that it can be told afterwards and by nobody else. */
export const stampOf = (key: Buffer, page: string, at: number): string => `${at}.${sign(key, page, at)}`

/** How a stamp comes back: in time, too soon for a human, or too late or not ours. */
export function readStamp(key: Buffer, page: string, stamp: string, now: number): 'fine' | 'hasty' | 'stale' {
  const [time = '', mark = ''] = stamp.split('.')
  const at = Number(time)
  if (!/^\d{13}$/.test(time) || mark !== sign(key, page, at) || now - at > longest || at > now) return 'stale'
  return now - at < fastest ? 'hasty' : 'fine'
}
