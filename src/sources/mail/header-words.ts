/**
 * The words with which mail programs head a quoted message, as they write them in each language (Outlook, Apple Mail,
 * Gmail, Thunderbird, Yahoo, mobile clients). Lower case, without the colon.
 */
type HeaderField = 'from' | 'sent' | 'to' | 'cc' | 'subject'

const words: Readonly<Record<HeaderField, string>> = {
  // en de fr es it pt nl sv da no fi pl cs sk hu ro hr sl bg ru uk el tr ja zh-Hans zh-Hant ko he ar vi th id lt lv et
  from:
    'from|von|absender|de|de la|expéditeur|da|mittente|remetente|van|afzender|från|fra|avsender|afsender|lähettäjä|od|nadawca|' +
    'odesílatel|odosielateľ|feladó|expeditor|šalje|pošiljatelj|от|отправитель|від|від кого|από|αποστολέας|kimden|gönderen|' +
    '差出人|送信元|发件人|寄件者|보낸 사람|보낸사람|מאת|من|từ|จาก|dari|nuo|no|saatja',
  sent:
    'sent|date|sent at|gesendet|gesendet am|datum|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviada em|enviado em|enviada|fecha|' +
    'inviato|inviato il|data|verzonden|skickat|skickat den|sendt|dato|lähetetty|päivämäärä|wysłano|wysłane|odesláno|odoslané|dátum|' +
    'elküldve|küldve|trimis|trimis la|dată|poslano|datum slanja|изпратено|дата|отправлено|отправлен|надіслано|στάλθηκε|ημερομηνία|' +
    'gönderilme|gönderildi|tarih|送信日時|日時|日付|发送时间|日期|发送日期|寄件日期|傳送時間|보낸 날짜|날짜|נשלח|תאריך|تاريخ الإرسال|التاريخ|' +
    'đã gửi|ngày|วันที่|ส่ง|tanggal|terkirim|išsiųsta|nosūtīts|saadetud|kuupäev',
  to:
    'to|an|empfänger|à|pour|destinataire|para|destinatario|a|per|destinatário|aan|till|til|vastaanottaja|do|adresat|komu|címzett|către|' +
    'prima|za|до|кому|към|προς|παραλήπτης|kime|alıcı|宛先|收件人|收件者|받는 사람|받는사람|אל|إلى|đến|tới|ถึง|kepada|kam|kellele',
  cc: 'cc|bcc|kopie|kopie (cc)|copie|copie à|con copia|kopia|kopi|kopio|dw|másolatot kap|másolat|копия|копие|копія|κοιν|κοινοποίηση|bilgi|抄送|副本|참조|עותק|نسخة|สำเนา|tembusan',
  subject:
    'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|naslov|zadeva|тема|' +
    'относно|θέμα|konu|件名|主题|主旨|제목|נושא|الموضوع|chủ đề|tiêu đề|เรื่อง|subjek|perihal|tema|temats|teema',
}

const fields = new Map<string, HeaderField>()
for (const field of ['from', 'sent', 'to', 'cc', 'subject'] as const)
  for (const word of words[field].split('|')) if (!fields.has(word)) fields.set(word, field)

const label = /^[\s*_>|]{0,8}([\p{L}][\p{L}\p{M}’'(). ]{0,28}?)[\s*_]{0,4}[:：][\s*_]{0,4}/u

/** The header field with which a line begins, null when it begins with none. */
export function headerField(line: string): HeaderField | null {
  if (!hasColon(line)) return null
  const word = label.exec(line.slice(0, 60))?.[1]
  return word === undefined ? null : (fields.get(word.trim().toLowerCase()) ?? null)
}

/** Whether a line has the shape of a header field in whatever language. */
export const hasHeaderShape = (line: string): boolean => hasColon(line) && label.test(line.slice(0, 60))

const hasColon = (line: string): boolean => line.includes(':') || line.includes('：')

/** "Original message" and its kin, between dashes or alone, lower case. */
const forwards = new RegExp(
  '^[\\s*_>-]{0,40}(?:(?:begin |beginning of )?forwarded message|original message|original appointment|reply message|' +
    'ursprüngliche nachricht|originalnachricht|originaltermin|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)|' +
    "message d[’']origine|message original|message transféré|message initial|début du message (?:réexpédié|transféré)|courriel original|" +
    'mensaje original|mensaje reenviado|inicio del mensaje reenviado|messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|' +
    'mensagem original|mensagem encaminhada|início da mensagem (?:encaminhada|reencaminhada)|oorspronkelijk bericht|' +
    'oorspronkelijke bericht|doorgestuurd bericht|begin doorgestuurd bericht|ursprungligt meddelande|originalmeddelande|' +
    'vidarebefordrat (?:brev|meddelande)|oprindelig meddelelse|videresendt meddelelse|start på videresendt besked|' +
    'opprinnelig melding|videresendt melding|alkuperäinen viesti|välitetty viesti|oryginalna wiadomość|wiadomość oryginalna|' +
    'wiadomość przekazana|przekazana wiadomość|původní zpráva|přeposlaná zpráva|pôvodná správa|preposlaná správa|eredeti üzenet|' +
    'továbbított üzenet|mesajul original|mesaj original|mesaj redirecționat|izvorna poruka|originalna poruka|prosljeđena poruka|' +
    'izvirno sporočilo|оригинално съобщение|препратено съобщение|исходное сообщение|пересылаемое сообщение|пересланное сообщение|' +
    'начало переадресованного сообщения|оригінальне повідомлення|переслане повідомлення|αρχικό μήνυμα|προωθημένο μήνυμα|' +
    'orijinal mesaj|özgün ileti|iletilen mesaj|yönlendirilen mesaj|元のメッセージ|転送されたメッセージ|転送メッセージ|' +
    '原始邮件|转发的邮件|转发邮件|原始郵件|轉寄郵件|轉寄的郵件|원본 메시지|원본 메일|전달된 메시지|전달된 메일|הודעה מקורית|הודעה שהועברה|' +
    'الرسالة الأصلية|رسالة أصلية|رسالة محولة|thư gốc|tin nhắn gốc|thư chuyển tiếp|ข้อความเดิม|ข้อความต้นฉบับ|pesan asli|' +
    'pesan terusan|pradinis laiškas|sākotnējā ziņa|algne kiri)[\\s:：*_-]{0,40}$',
  'iu',
)
const dashed = /^[\s*>]{0,8}[-_=]{3,}[ \t]*[\p{L}\p{M} .’'/]{4,60}?[ \t]*[-_=]{3,}\s*$/u

/** A line that says that another message follows. */
export const isForwardLine = (line: string): boolean =>
  line.length < 120 &&
  (forwards.test(line) || (dashed.test(line) && forwards.test(line.replace(/[-_=>]+/g, ' ').trim())))

const wrote =
  /(?:\bwrote|\bwrites|\bschrieb|\bgeschrieben|a écrit|écrit|\bescribi[óo]|ha escrito|\bscrisse|ha scritto|\bescreveu|\bschreef|\bskrev|\bkirjoitti|\bnapsal(?:\(a\)|a)?|\bnapisa[łl](?:\(a\)|a|o)?|\bnapísal(?:\(a\)|a)?|\bírta|a scris|\bnapisao(?:\/la)?|\bje napisal|написал(?:\(а\)|а)?|написа|пишет|написав|написала|пише|έγραψε|\byazdı|\byazmış|は書きました|写道|寫道|님이 작성|작성|כתב|كتب|đã viết|menulis|เขียนว่า|\brašė|rakstīja|kirjutas)/iu

export const saysWrote = (text: string): boolean => wrote.test(text)
