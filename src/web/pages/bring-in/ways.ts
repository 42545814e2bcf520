import type { IconName } from '../../ui/icon-paths.ts'

/** A way to bring the past in, quickest first. It is offered when this installation can read it. */
export interface Way {
  readonly title: string
  readonly speed: string
  readonly about: string
  readonly icon: IconName
  /** Beginnings of the names of what reads it. */
  readonly readers: readonly string[]
  /** Says the readers' names before what it is about. */
  readonly named?: boolean
}

export const ways: readonly Way[] = [
  {
    title: 'Mailbox',
    speed: 'now',
    about: 'An mbox from Google Takeout, Thunderbird or Apple Mail; eml or Outlook msg files; or a folder of them.',
    icon: 'mail',
    readers: ['mbox', 'eml', 'outlook', 'mail'],
  },
  {
    title: 'Spreadsheet or old system',
    speed: 'now',
    about: 'CSV or Excel with a header row; people, notes and jobs of an old system together.',
    icon: 'table',
    readers: ['csv', 'xlsx', 'old-system'],
  },
  {
    title: 'CVs',
    speed: 'now',
    about: 'PDF, Word, OpenDocument or text, one or a folder of thousands.',
    icon: 'people',
    readers: ['cv', 'resume', 'json-resume'],
  },
  {
    title: 'Phone contacts, calendar',
    speed: 'now',
    about: 'vCard from a phone, iCalendar from any calendar.',
    icon: 'today',
    readers: ['vcard', 'icalendar'],
  },
  {
    title: 'Chats and social networks',
    speed: 'ask today',
    about: 'the archives that these services give you of your own account.',
    icon: 'import',
    readers: [
      'x-archive',
      'whatsapp',
      'telegram',
      'signal',
      'facebook',
      'instagram',
      'bluesky',
      'mastodon',
      'slack',
      'google-chat',
      'github',
    ],
    named: true,
  },
]

/** The ways that this installation can read; where the reader matters to know, by the readers' names. */
export function offered(
  all: readonly Way[],
  readers: readonly { readonly name: string; readonly label: string }[],
): readonly Way[] {
  return all.flatMap(way => {
    const found = readers.filter(reader => way.readers.some(start => reader.name.startsWith(start)))
    if (found.length === 0) return []
    return [
      way.named === true ? { ...way, about: `${found.map(reader => reader.label).join(', ')}: ${way.about}` } : way,
    ]
  })
}
