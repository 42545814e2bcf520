import { clean, textAt } from '../archive/shape.ts'

/**
 * Meta writes the bytes of UTF-8 as if each were a Latin-1 letter (`JosÃ©`). Taken back where the whole text is such
 * bytes and makes valid UTF-8; other text is left as it is.
 */
export function mended(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    return clean(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1')))
  } catch {
    return text
  }
}

export const mendedAt = (value: unknown, name: string): string => mended(textAt(value, name))
