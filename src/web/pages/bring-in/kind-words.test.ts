import { expect, it } from 'vitest'
import { interactions } from '#src/domain/kind.ts'
import { broughtByKind } from './kind-words.ts'

it('counts touches by their nouns, sent and received together, the most first', () => {
  const kinds = {
    'message.sent': 5_325,
    'message.received': 5_324,
    'inmail.received': 1,
    'connection.made': 1_016,
    'skill.endorsed': 2_200,
    'claim.name': 9_000,
    'meeting.planned': 2,
    'post.liked': 0,
  }
  expect(broughtByKind(kinds)).toEqual([
    '10,649 messages',
    '2,200 endorsements',
    '1,016 connections',
    '2 planned meetings',
    '1 InMail',
  ])
})

it('has a noun for every touch that it knows, and keeps the words of one that it does not', () => {
  for (const kind of Object.keys(interactions)) expect(broughtByKind({ [kind]: 2 })[0]).not.toContain('×')
  expect(broughtByKind({ 'badge.swapped': 3 })).toEqual(['3 × badge swapped'])
  expect(broughtByKind({ 'github.commits-pushed': 3 })).toEqual(['3 GitHub commits pushed'])
})
