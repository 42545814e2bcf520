export type UnreadableCode =
  | 'empty'
  | 'password'
  | 'damaged'
  | 'needs-ocr'
  | 'not-a-document'
  | 'too-large'
  | 'too-slow'
  | 'not-a-cv'
  | 'invalid-json'

/** A document that gives no profile, with the reason in words for a person. Not a bug. */
export class Unreadable extends Error {
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string) {
    super(message)
    this.name = 'Unreadable'
    this.code = code
  }
}
