/** What WhatsApp writes in place of a file, by form and by its words in the languages that are spoken most. */
const attached = /^\u200e?<[^<>:]{3,30}: ([^<>]{1,200})>$/u
const trailing = /^\u200e?([^\n]{1,200}\.\w{2,5}) \((?:[^()]{4,40})\)$/u
const omitted =
  /^\u200e?(?:<(?:Media omitted|Medien ausgeschlossen|Médias omis|Multimedia omitido|Archivo omitido|Mídia oculta|Arquivo de mídia oculto|Media omessi|Media weggelaten|Без медиафайлов|Pominięto multimedia|Medya dahil edilmedi|मीडिया छोड़ा गया|省略多媒体文件|メディアは含まれていません|미디어를 제외한 대화내용|تم استبعاد الوسائط)>|(?:image|video|audio|sticker|GIF|document|Contact card|Bild|Video|Audio|Sticker|Dokument|imagen|imagem|immagine|image|vidéo|afbeelding) (?:omitted|weggelassen|omitida|omitido|omis|absente?|ocultad[oa]|omess[ao]|weggelaten))$/iu
const call =
  /^\u200e?(?:(Missed|Verpasster|Appel (?:vocal|vidéo) manqué|Llamada perdida|Chamada (?:de voz|de vídeo) perdida|Chiamata persa|Gemiste?)\b.{0,60}|(?:Voice call|Video call|Sprachanruf|Videoanruf|Appel vocal|Appel vidéo|Llamada|Videollamada|Chamada de voz|Videochamada|Chiamata vocale|Videochiamata)\b[ ,.:·\u200e]{0,6}(?:\d{1,3}[^\n]{0,30})?)$/iu

/** The name of a file that was sent, `''` when it was left out of the export, null for words. */
export function mediaOf(text: string): string | null {
  if (text.length > 300) return null
  const found = attached.exec(text) ?? trailing.exec(text)
  if (found) return found[1] ?? ''
  return omitted.test(text) ? '' : null
}

export function callOf(text: string): 'missed' | 'made' | null {
  if (text.length > 100) return null
  const found = call.exec(text)
  return found ? (found[1] ? 'missed' : 'made') : null
}
