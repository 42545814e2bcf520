import { createHmac, timingSafeEqual } from 'node:crypto'

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const macOf = (key: Buffer, code: string, whole: Buffer): Buffer =>
  createHmac('sha256', key).update(`personal link\0${code}\0`).update(whole).digest().subarray(0, 12)

/** Who made the link, and the persona whom it was made for. */
interface LinkFor {
  readonly account: string
  readonly persona: string
}

/** What follows a channel's code in a link that one person gets: nobody can make one for somebody else. */
export function personalToken(key: Buffer, code: string, { account, persona }: LinkFor): string {
  const whole = Buffer.concat([bytesOf(account), bytesOf(persona)])
  return Buffer.concat([whole, macOf(key, code, whole)]).toString('base64url')
}

/** Null when it was not made here for this channel. */
export function readPersonalToken(key: Buffer, code: string, token: string): LinkFor | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 44) return null
  const whole = bytes.subarray(0, 32)
  if (!timingSafeEqual(bytes.subarray(32), macOf(key, code, whole))) return null
  return { account: uuidOf(whole.subarray(0, 16)), persona: uuidOf(whole.subarray(16)) }
}
