import type { Workspace } from '#src/access/workspace.ts'
import { parseMail } from '#src/sources/mail/document.ts'
import { readMessage } from '#src/sources/mail/message.ts'

/** A message's visible part, quoted part, signature and HTML, read again from its original; empty when that is gone. */
export async function mailParts(
  workspace: Workspace,
  original: string,
): Promise<{ text?: string; quoted?: string | null; signature?: string | null; html?: string | null }> {
  const bytes = await workspace.originals.get(original).catch(() => null)
  if (!bytes) return {}
  const [parts, message] = await Promise.all([parseMail(bytes), readMessage(bytes)])
  return { text: parts.reply ?? parts.text, quoted: parts.quoted, signature: parts.signature, html: message.html }
}
