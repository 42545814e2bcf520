interface Source {
  readonly kind: string
  readonly family: string
  readonly act_kind: string
  readonly container: string | null
}

const families: Readonly<Record<string, string>> = {
  mail: 'Signature in an email',
  'mail.sender': 'Signature in an email',
  'mail.notification-claim': 'Notification by email',
  row: 'Spreadsheet',
  file: 'CV',
  contact: 'Address book',
  vcard: 'Address book',
  'telegram.contact': 'Telegram contacts',
}

/** Families of one source begin with its name. */
const sources: Readonly<Record<string, string>> = {
  linkedin: 'LinkedIn archive',
  x: 'X archive',
  facebook: 'Facebook download',
  instagram: 'Instagram download',
  mastodon: 'Mastodon export',
  github: 'GitHub',
  slack: 'Slack export',
  'google-chat': 'Google Chat',
  whatsapp: 'WhatsApp chat',
  telegram: 'Telegram chat',
  signal: 'Signal chat',
  calendar: 'Calendar',
  system: 'Old system',
}

/** Where a value comes from, in words for a person. */
export function sourceWords({ kind, family, act_kind, container }: Source): string {
  if (act_kind === 'typed' || kind === 'value.set') return 'Typed'
  const words = families[family] ?? sources[family.split('.', 1)[0] ?? ''] ?? 'Import'
  return container ? `${words}, ${container}` : words
}
