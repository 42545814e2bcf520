const piece = 32_768

/** Bytes in base64, a piece at a time: the arguments of a call are limited. */
export function base64Of(bytes: ArrayBuffer): string {
  let text = ''
  for (let from = 0; from < bytes.byteLength; from += piece)
    text += String.fromCharCode(...new Uint8Array(bytes, from, Math.min(piece, bytes.byteLength - from)))
  return btoa(text)
}
