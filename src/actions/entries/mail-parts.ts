import type { Workspace } from '#src/access/workspace.ts'
import { StoreError } from '#src/originals/store.ts'
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

/** What is wrong with an original, so that the record can say so; null when it is sound or its store cannot say now. */
export async function originalProblem(
  { originals }: Workspace,
  original: string,
): Promise<'missing' | 'damaged' | null> {
  try {
    const state = await originals.check(original)
    return state === 'sound' ? null : state
  } catch (error) {
    if (error instanceof StoreError) return null
    throw error
  }
}
