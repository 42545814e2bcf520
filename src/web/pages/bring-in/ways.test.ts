import { expect, it } from 'vitest'
import { offered, ways } from './ways.ts'

it('offers what can be read here, and names the services', () => {
  const found = offered(ways, [
    { name: 'mbox', label: 'Mailbox' },
    { name: 'whatsapp', label: 'WhatsApp chat' },
  ])
  expect(found.map(way => way.title)).toEqual(['Mailbox', 'Chats and social networks'])
  expect(found[1]?.about).toMatch(/^WhatsApp chat: /)
})
