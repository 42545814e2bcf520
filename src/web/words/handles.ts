const names: { readonly [kind: string]: string } = {
  email: 'Email',
  phone: 'Phone',
  linkedin: 'LinkedIn',
  x: 'X',
  'x-id': 'X',
  twitter: 'X',
  github: 'GitHub',
  gitlab: 'GitLab',
  facebook: 'Facebook',
  instagram: 'Instagram',
  telegram: 'Telegram',
  signal: 'Signal',
  whatsapp: 'WhatsApp',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  xing: 'Xing',
  url: 'Web',
  web: 'Web',
  external: 'Old system',
  typed: 'By hand',
  record: 'In a file',
}

/** What an address, a number, a handle or a profile is called on screen. */
export const handleWords = (kind: string): string => names[kind.toLowerCase()] ?? kind

/** Kinds that stand for one record, with a value that only the machine reads. */
const unspoken: { readonly [kind: string]: string } = {
  typed: 'typed in here, without an address',
  record: 'named in a file, without an address',
}

/** What leads to somebody, as it is read aloud. */
export const handleValue = (kind: string, value: string): string => unspoken[kind] ?? value

const roles: { readonly [role: string]: string } = {
  sender: 'From',
  recipient: 'To',
  cc: 'Cc',
  author: 'By',
  attendee: 'With',
  organiser: 'Called by',
  introduced: 'Introduced',
  mentioned: 'Mentioned',
  about: 'About',
}
const order = Object.keys(roles)

/** A part in an act, as mail programs and calendars call it. */
export const roleWords = (role: string): string => roles[role] ?? role
/** Senders before recipients before those who were copied in. */
export const byRole = (a: { readonly role: string }, b: { readonly role: string }): number =>
  order.indexOf(a.role) - order.indexOf(b.role)
