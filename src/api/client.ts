import { isIPv6 } from 'node:net'
import type { Request } from './context.ts'

/** Loopback, private and link-local addresses: a proxy of our own stands there, and its word on who asks is taken. */
const near = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)|^::1$|^f[cd]|^fe80:/i

/** The other end of the connection, where there is one: @hono/node-server passes Node's request on. */
function peerOf({ env }: Request): string | null {
  const outer: unknown = env
  if (typeof outer !== 'object' || outer === null || !('incoming' in outer)) return null
  const { incoming } = outer
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return null
  const { socket } = incoming
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return null
  return typeof socket.remoteAddress === 'string' ? socket.remoteAddress : null
}

/**
 * Where a request comes from, for slowing guesses. Behind a proxy it is what the proxy saw, the last of
 * `X-Forwarded-For`: whatever stands before it was written by whoever asks. One household has one IPv6 /64.
 */
export function clientOf(context: Request): string {
  const peer = peerOf(context)
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  const address = (peer === null || near.test(peer) ? forwarded : null) ?? peer ?? 'local'
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address.slice(0, 60)
}
