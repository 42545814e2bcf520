import { reportText } from './bounce-text.ts'
import { addressIn, fieldGroups } from './delivery-status.ts'
import { headerAll, type ParsedMail } from './mail.ts'

/** The returned message: a part of its own, or headers in the text. */
function returnedText(mail: ParsedMail): string {
  const part = mail.attachments.find(one =>
    /^(?:message\/(?:global|rfc822)(?:-headers)?|text\/rfc822-headers?)$/.test(one.mediaType),
  )
  return part ? Buffer.from(part.bytes).toString('utf8', 0, 64 * 1024) : mail.text.slice(reportText(mail.text).length)
}

function returnedHeader(mail: ParsedMail, name: string): string {
  for (const group of fieldGroups(returnedText(mail).slice(0, 64 * 1024))) {
    const value = group.get(name)
    if (value !== undefined) return value
  }
  return ''
}

/** Its Message-ID, without brackets. */
export const returnedId = (mail: ParsedMail): string | null =>
  /<([^<>\s]{1,998})>/.exec(returnedHeader(mail, 'message-id'))?.[1] ?? null

/** To whom it was sent, where the report does not say. */
export function returnedRecipient(mail: ParsedMail): string | null {
  const failed = headerAll(mail, 'x-failed-recipients').join(',')
  return addressIn(failed) || addressIn(returnedHeader(mail, 'to')) || null
}
