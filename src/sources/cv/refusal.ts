export type RefusalCode =
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
export class Refusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode, message: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
  }
}
