import { api } from '../../api.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { Icon } from '../../ui/Icon.tsx'

const formats = [
  { format: 'jsonl', words: 'Everything', about: 'Every touch, value and decision; can be brought in again.' },
  { format: 'csv', words: 'Spreadsheet', about: 'People as rows, for any other program.' },
  { format: 'vcard', words: 'Contacts', about: 'vCard, for phones and address books.' },
  { format: 'json-resume', words: 'Profiles', about: 'JSON Resume, one for each person.' },
  { format: 'ics', words: 'Calendar', about: 'Meetings and promises, as iCalendar.' },
] as const

/** Everything that the viewer may see, at once, in open formats. */
export const DataTab = () => (
  <div className="pt-5">
    <p className="mb-3 max-w-read text-text-2">Everything you may see leaves with you, at once, in open formats.</p>
    <ul className="divide-y divide-line border-y border-line">
      {formats.map(one => (
        <li key={one.format} className="flex items-center gap-4 py-2.5">
          <span className="min-w-0 flex-1">
            <span className="font-medium">{one.words}</span>
            <span className="block text-text-2">{one.about}</span>
          </span>
          <a
            href={api.exportAddress(one.format)}
            download
            className={buttonLook('plain')}
            aria-label={`Download: ${one.words}`}
          >
            <Icon name="download" /> Download
          </a>
        </li>
      ))}
    </ul>
  </div>
)
