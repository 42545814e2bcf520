/** One content line of RFC 5545 and RFC 6350: folded at 75 octets, never inside a character, ended by CRLF. */
export function contentLine(text: string): string {
  if (Buffer.byteLength(text) <= 75) return `${text}\r\n`
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of text) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return `${[...pieces, piece].join('\r\n')}\r\n`
}
