/**
 * What points at one person. Values are normalised by `lib/normalise`: two spellings of one address are one value.
 * `external` is an id in another system, written `system:id`; `record` stands for a record that has no identifier
 * (a row with a name only) and is as unique as that record; `typed` for somebody typed by hand.
 */
export const identifierKinds = [
  'email',
  'phone',
  'linkedin',
  'x',
  'x-id',
  'github',
  'facebook',
  'instagram',
  'telegram',
  'bluesky',
  'mastodon',
  'signal',
  'url',
  'external',
  'record',
  'typed',
] as const
export type IdentifierKind = (typeof identifierKinds)[number]

export interface Identifier {
  readonly kind: IdentifierKind
  readonly value: string
}

/** Nobody has more addresses, numbers or profiles of one kind; what would join more is shared, and a record of more is a list. */
export const mostOfOne = 12
