import { baseName } from '../intake/path.ts'
import type { SourceFile } from '../source.ts'

/** "WhatsApp Chat with Ana.txt", "Chat de WhatsApp con Ana.txt", and iOS' "WhatsApp Chat - Ana.zip/_chat.txt". */
const android =
  /^(?:WhatsApp Chat (?:with|mit)|WhatsApp-Chat mit|Chat (?:de )?WhatsApp con|Conversa do WhatsApp com|Discussion WhatsApp avec|Chat WhatsApp con|WhatsApp-chat met|Chat na WhatsApp z(?: użytkownikiem)?|Чат WhatsApp с(?: контактом)?|WhatsApp Sohbeti -) (.+?)(?: ?\(\d+\))?\.txt$/iu
const ios =
  /(?:^|\/)(?:WhatsApp[ -]Chat|Chat WhatsApp|WhatsApp) [-–] ([^/]+?)(?: ?\(\d+\))?(?:\.zip)?\/_chat(?: ?\(\d+\))?\.txt$/iu

/** The other's or the group's name, as the export's file says it; empty when it does not. */
export function titleOf(path: string): string {
  const base = baseName(path)
  return (android.exec(base)?.[1] ?? ios.exec(path)?.[1] ?? '').trim()
}

export const isChatName = (path: string): boolean =>
  /(?:^|\/)_chat(?: ?\(\d+\))?\.txt$/i.test(path) || android.test(baseName(path))

/** Pictures and recordings as WhatsApp names them. */
export const isChatMedia = (file: SourceFile): boolean =>
  /(?:^|\/)(?:(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+\.\w+|\d{8}-(?:PHOTO|VIDEO|AUDIO|STICKER|GIF)-[\d-]+\.\w+)$/i.test(
    file.path,
  )
