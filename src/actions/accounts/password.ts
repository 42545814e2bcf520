import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '#src/domain/refusal.ts'
import { foldName } from '#src/lib/normalise/name.ts'

/** Argon2id with the library's defaults (19 MiB, 2 passes), as OWASP advises. */
export const hashPassword = (password: string): Promise<string> => hash(password)

const dummy = hash('no account has this password')

/** Takes as long when there is no such account, so that time tells nobody who has one. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await dummy), password.slice(0, 1024)).catch(() => false)
  return stored !== null && fits
}

const common = new Set([
  'password',
  'passwort',
  'qwertyuiop',
  'letmein',
  'throughline',
  'recruiter',
  'welcome',
  '1234567890',
  '0123456789',
  'iloveyou',
  'changeme',
  'administrator',
])

/** Long beats complicated (NIST SP 800-63B): ten characters, not a common one, not the name. @throws Refusal `invalid` */
export function checkPassword(password: string, about: readonly string[]): void {
  const plain = foldName(password).replaceAll(' ', '')
  if (password.length < 10)
    throw new Refusal('invalid', 'Use at least ten characters; a few words are easy to remember.', '/password')
  if (password.length > 1024) throw new Refusal('invalid', 'That is longer than a thousand characters.', '/password')
  const guessed =
    common.has(plain.replace(/\d+$/, '')) ||
    /^(.)\1+$/.test(plain) ||
    about.some(text => plain === foldName(text).replaceAll(' ', ''))
  if (guessed)
    throw new Refusal(
      'invalid',
      'That one is easily guessed. A few words that belong to nobody are better.',
      '/password',
    )
}
