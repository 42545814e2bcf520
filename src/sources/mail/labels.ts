import { decodeWords } from 'postal-mime'
import { header, type ParsedMail } from './mail.ts'

/** Gmail's labels in a Takeout file: folders, states and what the holder named. */
export function labels(mail: Pick<ParsedMail, 'headers'>): string[] {
  const value = header(mail, 'x-gmail-labels')
  if (value === '') return []
  return decodeWords(value)
    .split(',')
    .map(label => label.trim().replace(/^"|"$/g, ''))
    .filter(label => label !== '')
    .slice(0, 50)
}

const drafts: ReadonlySet<string> = new Set(
  (
    'drafts draft entwürfe entwurf brouillons borradores bozze rascunhos concepten utkast kladder luonnokset wersje robocze ' +
    'koncepty rozepsané piszkozatok ciorne черновики чернетки πρόχειρα taslaklar 下書き 草稿 草稿 임시보관함 טיוטות'
  ).split(' '),
)

/** Gmail writes drafts into the same file as mail that was sent. */
export const isDraft = (mail: Pick<ParsedMail, 'headers'>): boolean =>
  labels(mail).some(label => drafts.has(label.toLowerCase()))

const sent =
  /^(?:sent|sent (?:mail|items|messages)|gesendet|gesendete (?:objekte|elemente|nachrichten)|envoyés?|messages envoyés|éléments envoyés|enviados|enviadas|elementos enviados|itens enviados|inviat[ai]|posta inviata|verzonden|verzonden items|skickat|sendt|lähetetyt|wysłane|odeslané|elküldött elemek|trimise|отправленные|надіслані|απεσταλμένα|gönderilmiş postalar|送信済み|送信済みメール|已发送|已发邮件|寄件備份|보낸편지함|נשלח)$/i

/** Whether a folder's or a file's path says that the holder sent what lies in it. */
export const isSentFolder = (path: string): boolean => path.split(/[/.]/).some(part => sent.test(part.trim()))

export const isSent = (mail: Pick<ParsedMail, 'headers'>): boolean => labels(mail).some(label => sent.test(label))

const spam =
  /^(?:spam|junk|courrier indésirable|indésirables|unerwünscht|correo no deseado|posta indesiderata|lixo eletrônico|ongewenste e-mail|skräppost|søppelpost|roskaposti|niechciane|спам|迷惑メール|垃圾邮件|垃圾郵件|스팸함?)$/i

/** Mail that the holder's provider took for junk: nobody to add. */
export const isSpam = (mail: Pick<ParsedMail, 'headers'>): boolean => labels(mail).some(label => spam.test(label))
