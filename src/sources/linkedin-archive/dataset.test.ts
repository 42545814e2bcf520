import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { recognise } from '../intake/recognise.ts'
import { asking, reading } from './given.fixture.ts'
import { linkedinArchive } from './index.ts'

const folder = '../shared/data/social-archives/linkedin'
const absent = !existsSync(folder)

it.skipIf(absent)(`reads every file of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files, refused } = await openPaths([folder])
  expect(refused).toEqual([])
  const { matches } = recognise(files, [linkedinArchive])
  expect(matches.map(({ group }) => group.files.length)).toEqual([45])
  const group = matches[0]?.group ?? { name: '', files: [] }
  const { drafts, unread } = await reading(group)
  expect(unread).toEqual([])
  const kinds: Record<string, number> = {}
  for (const { kind } of drafts) kinds[kind] = (kinds[kind] ?? 0) + 1
  expect(kinds).toMatchObject({
    'connection.made': 1016,
    'message.sent': 5324,
    'message.received': 5308,
    'inmail.sent': 62,
    'inmail.received': 81,
    'invitation.received': 39,
    'invitation.sent': 49,
    'recommendation.received': 27,
    'recommendation.given': 21,
    'skill.endorsed': 2200,
    'post.commented': 60,
    'post.liked': 80,
    'post.published': 25,
    'event.attended': 4,
  })
  const survey = await linkedinArchive.survey(group, asking())
  expect(survey.me[0]?.value).toBe('https://www.linkedin.com/in/fake-ada-byron-lovelace')
  expect(survey.counts[1]).toEqual({ noun: 'messages', count: 10_775 })
})
