import iconv from 'iconv-lite'
import { decodeText } from '../text.ts'

/** A feed's text: by its byte-order mark, the charset that it declares, else as the bytes look. */
export function feedText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const seen = decodeText(bytes.subarray(0, 65_536))
  const declared = /^[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(buffer.toString('latin1', 0, 300))?.[1]
  const wide = /^utf-(?:16|32)/.test(seen.encoding)
  const encoding =
    !seen.bom && !wide && declared && iconv.encodingExists(declared) && !/^utf-?(?:16|32)/i.test(declared)
      ? declared
      : seen.encoding
  return iconv.decode(buffer, encoding)
}
