/** What an archive may ask of us before it is refused. */
export interface Limits {
  /** Files in everything that is opened at once. */
  readonly entries: number
  /** Unpacked to packed bytes of one file; not judged below a megabyte, where any text may be that dull. */
  readonly ratio: number
  /** Unpacked bytes of one archive or one `.gz`. Mailboxes stream and are not counted. */
  readonly unpacked: number
}

export const defaultLimits: Limits = { entries: 200_000, ratio: 200, unpacked: 4 * 1024 ** 3 }

export const ratioFloor = 1024 * 1024
export const headSize = 64 * 1024

/** mbox files: the one kind that is larger than any limit for good reason. */
export const isMailbox = (name: string): boolean => /(^|[/.])mbox$/i.test(name)
export const startsMailbox = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 5)).toString('latin1') === 'From '

export const tooDense = (packed: number, unpacked: number, limits: Limits): boolean =>
  unpacked > ratioFloor && unpacked > packed * limits.ratio

export const dense = (limits: Limits): string => `Refused: it unpacks to more than ${limits.ratio} times its size.`
export const large = (limits: Limits): string =>
  `Refused: it unpacks to more than ${Math.floor(limits.unpacked / 1024 ** 2).toLocaleString('en')} MB.`
export const tooMany = (limits: Limits): string =>
  `There are more than ${limits.entries.toLocaleString('en')} files. Import them in parts.`
