import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { connectors } from './index.ts'
import { openPaths } from './intake/open.ts'
import { recognise } from './intake/recognise.ts'
import { testContext } from './table/memory-file.fixture.ts'

const given = '../shared/data'

/** Files by who reads them, groups of which nothing came at all, and reasons for the rest. */
async function readFolder(folder: string) {
  const opened = await openPaths([`${given}/${folder}`])
  const { matches, left } = recognise(opened.files, connectors)
  const files: Record<string, number> = {}
  const silent: string[] = []
  for (const { connector, group } of matches) {
    files[connector.name] = (files[connector.name] ?? 0) + group.files.length
    let items = 0
    for await (const _ of connector.read(group, testContext)) items++
    if (items === 0) silent.push(group.name)
  }
  const reasons: Record<string, number> = {}
  for (const { why } of left) {
    const reason = why.replace(/: it has .*/, '.')
    reasons[reason] = (reasons[reason] ?? 0) + 1
  }
  return { files, silent, reasons, refused: opened.refused.length }
}

const text = 'It is text, but no CV, chat, table, mail, card or calendar.'
const json = 'It is JSON of a kind that no reader knows.'

// Licences, readmes and expected results lie among them: those are refused, and nothing else is.
const absent = !existsSync(given)
describe.skipIf(absent)(`every file is read, or refused with a reason${absent ? ` (${given} is absent)` : ''}`, () => {
  it.each([
    [
      'social-archives',
      {
        files: {
          'linkedin-archive': 45,
          'x-archive': 10,
          mastodon: 3,
          github: 67,
          instagram: 1,
          telegram: 2,
          signal: 1,
          whatsapp: 5,
        },
        reasons: { [text]: 5, [json]: 4 },
      },
    ],
    ['calendar-contacts', { files: { vcard: 19, icalendar: 78 }, reasons: { [text]: 6 } }],
    // Two hundred examples are of requests, settings and permissions, which nobody exports.
    ['ats-crm', { files: { 'old-system': 50 }, reasons: { [text]: 3, [json]: 200 } }],
  ])(
    'of %s',
    async (folder, expected) => {
      expect(await readFolder(folder)).toEqual({ ...expected, silent: [], refused: 0 })
    },
    120_000,
  )
})
