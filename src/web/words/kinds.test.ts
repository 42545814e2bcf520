import { expect, it } from 'vitest'
import { actWords, touchWords } from './acts.ts'
import { githubCounted } from './kinds.ts'

it.each([
  ['github.commits-pushed', 3, '3 GitHub commits pushed'],
  ['github.commits-pushed', 1, '1 GitHub push of commits'],
  ['github.pull-request-closed', 2, '2 GitHub pull requests closed'],
  ['github.pull-request-review-requested', 1, '1 GitHub pull request review requested'],
  ['github.repository-starred', 2, '2 GitHub repositories starred'],
  ['github.issue-assigned', 1_200, '1,200 GitHub issues assigned'],
  ['post.published', 2, null],
])('%s, %i of them', (kind, size, words) => expect(githubCounted(kind, size)).toBe(words))

it('GitHub is written as it writes itself, wherever a touch is named; a name keeps its capitals in a sentence', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const touch = (kind: string) =>
    touchWords(
      {
        entry: 'e',
        account: null,
        kind,
        channel: 'github',
        direction: 'in',
        at: '2026-11-20T12:00:00Z',
        precision: 'day',
      },
      now,
      'en-GB',
    ).split(',')[0]
  expect(actWords('github.issue-closed', 'github')).toBe('GitHub issue closed')
  expect(touch('github.issue-closed')).toBe('GitHub issue closed')
  expect(touch('inmail.received')).toBe('InMail')
  expect(touch('call.made')).toBe('call')
})
