/** Somebody as Outlook writes them: the address is missing where it is one of Exchange's own (`/o=House/cn=…`). */
export interface Correspondent {
  readonly name: string
  readonly address: string
  readonly as: 'to' | 'cc' | 'bcc'
}

export interface Attached {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** An email of Outlook, whichever file it lay in. Texts are as stored; times ISO instants. */
export interface OutlookMail {
  /** The message's own header lines, where it went over the internet. */
  readonly headers: string
  readonly subject: string
  readonly from: Omit<Correspondent, 'as'>
  readonly to: readonly Correspondent[]
  readonly date: string | null
  readonly messageId: string
  readonly inReplyTo: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly Attached[]
}

export interface OutlookMeeting {
  readonly uid: string
  readonly title: string
  readonly starts: string
  readonly ends: string | null
  readonly place: string
  readonly words: string
  readonly organiser: Omit<Correspondent, 'as'> | null
  readonly guests: readonly Omit<Correspondent, 'as'>[]
}

export interface OutlookCard {
  readonly full: string
  readonly given: string
  readonly family: string
  readonly company: string
  readonly title: string
  readonly emails: readonly string[]
  /** Number and vCard's word for what it is for. */
  readonly phones: readonly (readonly [string, 'CELL' | 'WORK' | 'HOME'])[]
  readonly place: string
}

export type OutlookItem =
  | { readonly kind: 'mail'; readonly mail: OutlookMail }
  | { readonly kind: 'meeting'; readonly meeting: OutlookMeeting }
  | { readonly kind: 'card'; readonly card: OutlookCard }
  /** Tasks, notes, journals and whatever else Outlook keeps. */
  | { readonly kind: 'other'; readonly what: string }

export const isInternet = (address: string): boolean => /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/.test(address)
