/** The letters that occur in a text, a bit each: texts that differ in many are not alike, which is cheap to see. */
export function signsOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}

/** Letters that only one of the two has. */
export function signsApart(a: number, b: number): number {
  let bits = a ^ b
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Words or addresses further apart than this share no level of likeness. */
export const signsAlike = 7
