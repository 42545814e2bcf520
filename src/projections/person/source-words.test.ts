import { expect, it } from 'vitest'
import { sourceWords } from './source-words.ts'

const from = (family: string, container: string | null = null) =>
  sourceWords({ kind: 'claim.name', family, act_kind: 'import', container })

it('names every source as people do', () => {
  expect([
    from('slack.member', 'ship.zip'),
    from('whatsapp.message-claim'),
    from('vcard'),
    from('mail.notification-claim'),
    from('system.record', 'cats.sql'),
    from('something.new'),
  ]).toEqual([
    'Slack export, ship.zip',
    'WhatsApp chat',
    'Address book',
    'Notification by email',
    'Old system, cats.sql',
    'Import',
  ])
  expect(sourceWords({ kind: 'value.set', family: 'row', act_kind: 'api', container: null })).toBe('Typed')
})
