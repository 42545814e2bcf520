import { Unreadable } from '../intake/unreadable.ts'

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

/** A document that gives no profile; the code is for programs, the message for a person. */
export class UnreadableCv extends Unreadable {
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string) {
    super(message)
    this.code = code
  }
}
