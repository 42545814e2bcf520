/**
 * What a column can mean, with its words on screen, in the order of the preview's list.
 * `unmapped` is kept as a value of its own under the column's name; `birthday`, `sensitive` and `skip` are left out.
 */
const fieldLabels = {
  name: 'Full name',
  given: 'First name',
  middle: 'Middle name',
  family: 'Last name',
  email: 'Email',
  phone: 'Phone',
  linkedin: 'LinkedIn',
  x: 'X',
  github: 'GitHub',
  url: 'Website',
  company: 'Company',
  'company-site': "Company's website",
  title: 'Job title',
  headline: 'Headline',
  place: 'Place',
  skill: 'Skills',
  language: 'Languages',
  summary: 'Summary',
  tag: 'Tags',
  note: 'Notes',
  source: 'Source',
  owner: 'Owner',
  status: 'Status',
  pay: 'Salary wish',
  notice: 'Notice period',
  availability: 'Available from',
  'do-not-contact': 'Do not contact',
  'may-contact': 'May be contacted',
  'do-not-contact-reason': 'Reason for no contact',
  created: 'Added on',
  updated: 'Last changed on',
  'last-contact': 'Last contact on',
  'last-contact-kind': 'Kind of last contact',
  id: "The other system's id",
  unmapped: 'Keep as its own value',
  birthday: 'Birthday (left out)',
  sensitive: 'Sensitive (left out)',
  skip: 'Leave out',
} as const

export type Field = keyof typeof fieldLabels

export const isField = (text: string): text is Field => Object.hasOwn(fieldLabels, text)

/** For a preview's select. */
export const fields: readonly { readonly field: Field; readonly label: string }[] = Object.entries(fieldLabels).flatMap(
  ([field, label]) => (isField(field) ? [{ field, label }] : []),
)

/** A row has one of these; a second column of the same meaning stays unmapped. */
export const single: ReadonlySet<Field> = new Set<Field>([
  'name',
  'given',
  'middle',
  'family',
  'company',
  'company-site',
  'title',
  'headline',
  'created',
  'updated',
  'last-contact',
  'last-contact-kind',
  'id',
  'notice',
  'availability',
  'pay',
  'summary',
])

/** Columns without which a table names nobody. */
export const naming: ReadonlySet<Field> = new Set<Field>([
  'name',
  'given',
  'family',
  'email',
  'phone',
  'linkedin',
  'x',
  'github',
])

export const leftOut: ReadonlySet<Field> = new Set<Field>(['birthday', 'sensitive', 'skip'])
