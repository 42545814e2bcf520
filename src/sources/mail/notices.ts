import { header, type ParsedMail } from './mail.ts'

/** Why a message has no text to show, in words for a person; an empty list when it has. */
export function contentNotices(mail: ParsedMail): string[] {
  const found: string[] = []
  const type = header(mail, 'content-type').toLowerCase()
  const types = mail.attachments.map(part => part.mediaType)
  if (
    /multipart\/encrypted|pkcs7-mime.*enveloped-data/.test(type) ||
    types.includes('application/pgp-encrypted') ||
    isPgp(mail.text)
  )
    found.push('Encrypted: only its sender, recipients and date can be read')
  else if (/application\/(?:x-)?pkcs7-mime/.test(type))
    found.push('Signed or encrypted with S/MIME: its text is in the attachment')
  if (
    mail.attachments.some(part => part.mediaType === 'application/ms-tnef' || /^winmail\.dat$/i.test(part.name ?? ''))
  )
    found.push('Outlook packed parts of this message into winmail.dat, which only Outlook reads')
  if (mail.text.trim() !== '') return found
  if (types.some(one => one === 'text/calendar' || one === 'application/ics'))
    found.push('A calendar invitation without text')
  else if (types.includes('message/rfc822')) found.push('Another message is attached; there is no text of its own')
  else if (mail.attachments.length > 0 && found.length === 0) found.push('No text, only attachments')
  else if (found.length === 0) found.push('Empty: the message has no text')
  return found
}

const isPgp = (text: string): boolean => text.trimStart().startsWith('-----BEGIN PGP MESSAGE-----')
