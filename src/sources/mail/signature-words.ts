/** Closings over a name, in the languages in which recruiters write; lower case, matched from the start of a line. */
const closings =
  'best|best regards|best wishes|all the best|kind regards|kindest regards|warm regards|warmest regards|warmly|with kind regards|with best regards|' +
  'regards|rgds|br|sincerely|sincerely yours|yours sincerely|yours faithfully|yours truly|yours|cheers|thanks|many thanks|thank you|thanks and regards|' +
  'thanks & regards|thanks again|thank you very much|with thanks|ta|respectfully|cordially|take care|talk soon|' +
  'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|freundliche grüße|freundliche grüsse|viele grüße|' +
  'viele grüsse|beste grüße|beste grüsse|liebe grüße|liebe grüsse|herzliche grüße|herzliche grüsse|schöne grüße|grüße|gruß|gruss|mfg|lg|vg|danke|vielen dank|besten dank|' +
  'cordialement|bien cordialement|bien à vous|salutations|meilleures salutations|sincères salutations|merci|merci beaucoup|bonne journée|belle journée|amicalement|' +
  'saludos|un saludo|saludos cordiales|atentamente|cordialmente|un cordial saludo|gracias|muchas gracias|un abrazo|' +
  'cordiali saluti|distinti saluti|saluti|un saluto|grazie|grazie mille|buona giornata|' +
  'atenciosamente|cumprimentos|com os melhores cumprimentos|obrigado|obrigada|abraço|abraços|melhores cumprimentos|' +
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|mvg|bedankt|alvast bedankt|' +
  'med vänliga hälsningar|vänliga hälsningar|vänligen|hälsningar|mvh|tack|tack på förhand|med venlig hilsen|venlig hilsen|hilsen|mange tak|tak|' +
  'med vennlig hilsen|vennlig hilsen|takk|ystävällisin terveisin|terveisin|parhain terveisin|kiitos|' +
  'pozdrawiam|z poważaniem|serdecznie pozdrawiam|pozdrowienia|dziękuję|s pozdravem|s úctou|děkuji|s pozdravom|ďakujem|üdvözlettel|köszönettel|' +
  'cu stimă|cu respect|mulțumesc|o zi bună|srdačan pozdrav|lijep pozdrav|lep pozdrav|hvala|' +
  'с уважением|с наилучшими пожеланиями|всего доброго|спасибо|з повагою|дякую|поздрави|с уважение|με εκτίμηση|ευχαριστώ|χαιρετισμούς|' +
  'saygılarımla|iyi çalışmalar|teşekkürler|selamlar|よろしくお願いいたします|よろしくお願いします|敬具|谢谢|此致|祝好|謝謝|감사합니다|드림|בברכה|תודה|' +
  'مع التحية|تحياتي|شكرا|trân trọng|cảm ơn|ขอบคุณ|hormat kami|salam|terima kasih|pagarbiai|ar cieņu|lugupidamisega'

const known: ReadonlySet<string> = new Set(closings.split('|'))

/** Whether a line is a closing and nothing else ("Best regards,", "Mit freundlichen Grüßen"). */
export function isClosing(line: string): boolean {
  if (line.length > 60) return false
  const words = line
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[\s,.!;:*_~-]+$/u, '')
    .replace(/^[\s*_~-]+/u, '')
    .trim()
  return known.has(words) || known.has(words.replace(/ (?:and|und|et|y|e|en|og|och|i) .{2,30}$/u, ''))
}

const device =
  /^(?:(?:sent|gesendet|enviado|enviada|inviato|verzonden|skickat|sendt|lähetetty|wysłane|wysłano|odesláno|odoslané|trimis|послано|отправлено|надіслано|изпратено|στάλθηκε|envoyé) (?:from|via|with|using|mit|von|vom|de|desde|do|da|dal|con|com|van|vanaf|met|från|fra|med|z|ze|mého|z môjho|din|de pe|с|со|из|з|от|από|à partir de|depuis)(?! (?:a|an|the|eine[mr]?|une?) )(?: [\p{L}\p{N}'’®™+&/().-]{1,24}){1,6}|(?:von meinem|von unterwegs).{0,40}|get outlook for (?:ios|android).{0,60}|outlook (?:für|pour|para|per|voor) (?:ios|android).{0,60}|(?:via|from) (?:my )?mobile|envoyé de mon .{1,30}|iphone(?:’dan|'dan|'umdan|’umdan| 'den)? gönderildi|iphoneから送信|从我的 ?iphone发送|從我的 ?iphone傳送|나의 iphone에서 보냄|发自我的.{1,20}|נשלח מה-?iphone.{0,20}|sent from my (?:iphone|ipad|phone|mobile|blackberry|galaxy|android).{0,40})[.!]?$/iu

/** Whether a line is what a phone or a program writes under a mail. */
export const isDeviceLine = (line: string): boolean =>
  line.length < 120 &&
  device.test(
    line
      .trim()
      .replace(/\s*<?https?:\/\/\S{0,200}$/i, '')
      .replace(/\s*\(https?:\S{0,200}\)$/i, ''),
  )
