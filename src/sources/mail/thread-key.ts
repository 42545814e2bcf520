import { header, type ParsedMail } from './mail.ts'

/** Identifiers remembered to resolve a bare In-Reply-To; the oldest go first. */
const most = 200_000

/**
 * The thread that a mail belongs to, as a key that another mail of the thread gives too: the provider's own (Gmail), else
 * the first of its References, else the thread of the message that it answers, where that came before, else its own.
 */
export class ThreadKeys {
  private readonly known = new Map<string, string>()

  of(mail: ParsedMail, own: string): string {
    const provider = header(mail, 'x-gm-thrid')
    const key = /^\d{1,20}$/.test(provider) ? `gmail:${provider}` : this.byReference(mail, own)
    if (mail.messageId !== null) this.remember(mail.messageId, key)
    return key
  }

  private byReference(mail: ParsedMail, own: string): string {
    const root = mail.references[0]
    if (root !== undefined) return this.known.get(root) ?? root
    if (mail.inReplyTo !== null) return this.known.get(mail.inReplyTo) ?? mail.inReplyTo
    return mail.messageId ?? own
  }

  private remember(id: string, key: string): void {
    this.known.set(id, key)
    if (this.known.size <= most) return
    const oldest = this.known.keys().next().value
    if (oldest !== undefined) this.known.delete(oldest)
  }
}
