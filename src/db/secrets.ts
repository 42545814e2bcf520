import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EngineError } from './errors.ts'
import type { Keys } from './keys.ts'

const algorithm = 'aes-256-gcm'

/**
 * Seals a text for `desk` (AES-256-GCM, NIST SP 800-38D) as `1.KEYID.IV.TAG.TEXT`. `context` says what it is for
 * (`account:7:imap`): a sealed text that is moved elsewhere does not open.
 */
export function encrypt(keys: Pick<Keys, 'secrets'>, context: string, text: string): string {
  const [current] = keys.secrets
  if (!current) throw new EngineError('There is no key for secrets.')
  const iv = randomBytes(12)
  const cipher = createCipheriv(algorithm, current.key, iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['1', current.id, ...[iv, cipher.getAuthTag(), body].map(part => part.toString('base64url'))].join('.')
}

/** Opens what `encrypt` sealed. @throws EngineError when the key is gone, or text or context are not those sealed. */
export function decrypt(keys: Pick<Keys, 'secrets'>, context: string, sealed: string): string {
  const [version, id, iv, tag, body] = sealed.split('.')
  const found = keys.secrets.find(each => each.id === id)
  if (version !== '1' || !found || !iv || !tag || body === undefined) {
    throw new EngineError('A stored secret was sealed with a key that is not here any more; enter it again.')
  }
  try {
    const decipher = createDecipheriv(algorithm, found.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
  } catch {
    throw new EngineError('A stored secret cannot be opened: it was changed or moved.')
  }
}
