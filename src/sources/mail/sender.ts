import { normaliseEmail } from '#src/lib/normalise/email.ts'
import { header, type ParsedMail } from './mail.ts'

/**
 * Whether a mail does not surely come from its From: several of them, an address of somebody else as the name, or the
 * receiving system found it failing DMARC (RFC 8601). Shown with its real address, and nothing is concluded from it.
 */
export function isForged(mail: ParsedMail): boolean {
  if (mail.from.length > 1) return true
  const sender = mail.from[0]
  const named = normaliseEmail(/[^\s<>"'()]+@[^\s<>"'()]+\.[^\s<>"'()]+/.exec(sender?.name ?? '')?.[0] ?? '')
  if (named !== null && named !== normaliseEmail(sender?.address ?? '')) return true
  return authentication(mail) === 'fail'
}

/** The first Authentication-Results is the receiving system's own. */
export function authentication(mail: ParsedMail): 'pass' | 'fail' | null {
  const result = /\bdmarc\s*=\s*(pass|fail)\b/i.exec(header(mail, 'authentication-results'))?.[1]?.toLowerCase()
  return result === 'pass' || result === 'fail' ? result : null
}
