import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { recognise } from '../intake/recognise.ts'
import type { Group } from '../source.ts'
import { asking, identityOf, ofKind, peopleIn, reading } from './given.fixture.ts'
import { linkedinArchive } from './index.ts'

async function opened(name: string): Promise<Group> {
  const { files, refused } = await openPaths([fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))])
  const { matches, left } = recognise(files, [linkedinArchive])
  expect([refused, left, matches.length]).toEqual([[], [], 1])
  return matches[0]?.group ?? { name, files: [] }
}
const first = await opened('Basic_LinkedInDataExport_11-03-2025')
const second = await opened('Complete_LinkedInDataExport_11-03-2026')
const { drafts, unread } = await reading(first)
const later = await reading(second)

describe('the survey', () => {
  it('counts, dates, says whose archive it is and starts with "only me"', async () => {
    const survey = await linkedinArchive.survey(first, asking())
    expect(survey.counts.map(({ noun, count }) => `${count} ${noun}`)).toEqual([
      '6 connections',
      '8 messages',
      '3 invitations',
      '1 recommendations received',
      '1 recommendations given',
      '1 endorsements received',
      '2 endorsements given',
      '1 comments',
      '2 reactions',
      '1 posts',
      '1 events',
      '2 connections whose account is closed',
      '1 messages never sent',
      '4 files left in the archive (advertising, receipts, job search)',
    ])
    expect([survey.from, survey.to]).toEqual(['2021-01-01T10:00:00.000Z', '2025-03-02T09:15:00.000Z'])
    expect(survey.visible).toBe('me')
    expect(survey.me.map(({ value }) => value)).toEqual([
      'https://www.linkedin.com/in/idris-calder',
      'idris@ferrowlund.example',
      'Idris Calder',
      '+44 113 496 0123',
    ])
  })

  it("says so when the archive is another person's", async () => {
    const survey = await linkedinArchive.survey(
      first,
      asking([{ kind: 'linkedin', value: 'dag-felthus' }], ['Dag Felthus']),
    )
    expect(survey.me[0]?.value).toBe('https://www.linkedin.com/in/idris-calder')
    const other = await reading(first, asking([{ kind: 'linkedin', value: 'dag-felthus' }], ['Dag Felthus']))
    expect(other.drafts).toEqual(drafts)
  })
})

describe('connections', () => {
  const made = ofKind(drafts, 'connection.made')

  it('are one act with its day and one person each, without the members who left', () => {
    expect(made.map(draft => [draft.occurred.at?.slice(0, 10), draft.occurred.precision, ...peopleIn(draft)])).toEqual([
      ['2024-01-05', 'day', 'about ana-kovalenko-reis'],
      ['2023-06-09', 'day', 'about dag-felthus dag.felthus@osterlyne.example'],
      ['2022-03-17', 'day', 'about олена-ткачук'],
      ['2023-02-02', 'day', 'about sam-taylor-leeds'],
      ['2023-02-03', 'day', 'about sam-taylor-hull'],
      ['2021-11-11', 'day', 'about siobhan-obrien siobhan@quillmere.example'],
    ])
    expect(made[0]).toMatchObject({
      direction: 'between',
      family: 'linkedin.connection',
      key: ['ana-kovalenko-reis', '2024-01-05'],
      seenAt: '2025-11-03T23:59:59.000Z',
      place: expect.stringMatching(/Connections\.csv line 5$/),
    })
  })

  it('claim name, employer, address and profile', () => {
    const claims = drafts.filter(draft => draft.key[0] === 'олена-ткачук' && draft.contentInKey)
    expect(claims.map(claim => [claim.kind, claim.body])).toEqual([
      ['claim.name', { full: 'Олена Ткачук', given: 'Олена', family: 'Ткачук' }],
      ['claim.position', { company: 'R&D Nordhavel', title: 'Inżynier "Robotics"', current: true }],
      [
        'claim.profile',
        {
          network: 'linkedin',
          url: 'https://www.linkedin.com/in/%D0%BE%D0%BB%D0%B5%D0%BD%D0%B0-%D1%82%D0%BA%D0%B0%D1%87%D1%83%D0%BA',
          handle: 'олена-ткачук',
        },
      ],
    ])
    expect(ofKind(drafts, 'claim.position').filter(claim => claim.key[0] === 'sam-taylor-hull')).toEqual([])
    expect(Buffer.from(claims[0]?.original?.bytes ?? []).toString()).toMatch(
      /^First Name,.*\r\nОлена,Ткачук,.*17 Mar 2022\r\n$/,
    )
  })

  it('a year later: the same entries, and news of one employer and one connection', () => {
    const known = new Set(drafts.map(identityOf))
    const news = later.drafts.filter(draft => !known.has(identityOf(draft)))
    expect(news.map(draft => [draft.kind, draft.key[0]])).toEqual([
      ['claim.position', 'dag-felthus'],
      ['connection.made', 'kwame-adjei-holt'],
      ['claim.name', 'kwame-adjei-holt'],
      ['claim.position', 'kwame-adjei-holt'],
      ['claim.profile', 'kwame-adjei-holt'],
      ['message.received', '2-S3c='],
    ])
    expect(news[0]?.body).toEqual({ company: 'Tarnside Mobility', title: 'CTO', current: true })
    expect(news[0]?.seenAt).toBe('2026-11-03T23:59:59.000Z')
    const still = new Set(later.drafts.map(identityOf))
    expect(drafts.filter(draft => !still.has(identityOf(draft))).map(draft => draft.body)).toEqual([
      { company: 'Osterlyne Grid', title: 'Head of Platform', current: true },
    ])
  })
})

describe('messages', () => {
  const all = drafts.filter(draft => draft.family === 'linkedin.message')

  it('have direction, people, InMail and bulk; drafts are none', () => {
    expect(
      all.map(draft => [draft.kind, draft.direction, draft.thread, draft.bulk ?? false, ...peopleIn(draft)]),
    ).toEqual([
      ['inmail.sent', 'out', '2-MmE=', false, 'recipient ana-kovalenko-reis'],
      ['message.received', 'in', '2-MmE=', false, 'sender ana-kovalenko-reis'],
      ['message.sent', 'out', '2-MmE=', false, 'recipient ana-kovalenko-reis'],
      ['message.sent', 'out', '2-R3I=', false, 'recipient sam-taylor-leeds', 'recipient dag-felthus'],
      ['message.received', 'in', '2-R3I=', false, 'sender dag-felthus', 'recipient sam-taylor-leeds'],
      ['message.received', 'in', '2-TWk=', false, 'sender mirela-ostrow'],
      ['message.received', 'in', '2-R29u=', false],
      ['inmail.received', 'in', '2-U3A=', true, 'sender grow-faster'],
    ])
  })

  it('have their text as it was written', () => {
    expect(all[0]?.text).toBe(
      'Dear Ana,\n\nI read your notes on settlement & reconciliation. May I tell you of a role?\n\nIdris',
    )
    expect(all[0]?.body).toEqual({ subject: 'Payments at Brackmere', folder: 'INBOX' })
    expect(all[0]?.occurred).toEqual({ at: '2023-12-04T09:30:00.000Z', precision: 'instant', offset: 0 })
    expect(all[1]?.text).toBe('Hello Idris, happy to connect. Not looking <3 but curious.')
    expect(all[2]?.text).toBe('Thank you!\nTalk soon – I.')
  })

  it('claim the names of people who are no connection, once', () => {
    const named = ofKind(drafts, 'claim.name').filter(claim => claim.family === 'linkedin.connection-claim')
    expect(named.slice(6).map(claim => [claim.key[0], claim.body])).toEqual([
      ['mirela-ostrow', { full: 'Mirela Ostrow' }],
      ['grow-faster', { full: 'Grow Faster Ltd' }],
      ['hector-lisle', { full: 'Hector Lisle' }],
      ['record:linkedin:recommendation:2024-06-01:sam taylor', { full: 'Sam Taylor', given: 'Sam', family: 'Taylor' }],
      ['jonas-brekke', { full: 'Jonas Brekke', given: 'Jonas', family: 'Brekke' }],
    ])
  })
})

describe('the other acts', () => {
  it('are invitations, recommendations, endorsements, likes, comments, posts and events', () => {
    const acts = drafts.slice(drafts.findIndex(draft => draft.family === 'linkedin.invitation'))
    const shown = acts.filter(draft => !draft.contentInKey)
    expect(
      shown.map(draft => [draft.kind, draft.direction, draft.occurred.at, draft.text, ...peopleIn(draft)]),
    ).toEqual([
      ['invitation.sent', 'out', '2024-01-04T16:02:00.000Z', 'I enjoyed your talk.', 'recipient ana-kovalenko-reis'],
      ['invitation.received', 'in', '2025-03-02T09:15:00.000Z', null, 'sender hector-lisle'],
      ['invitation.received', 'in', '2024-02-20T08:00:00.000Z', null, 'sender mirela-ostrow'],
      ['recommendation.received', 'in', '2024-05-20T09:58:00.000Z', 'Idris kept every promise.', 'sender dag-felthus'],
      [
        'recommendation.given',
        'out',
        '2024-06-01T00:00:00.000Z',
        'Careful and kind.',
        'recipient linkedin:recommendation:2024-06-01:sam taylor',
      ],
      ['skill.endorsed', 'in', '2025-11-03T23:59:59.000Z', 'Listening', 'sender ana-kovalenko-reis'],
      ['skill.endorsed', 'out', '2024-01-09T00:00:00.000Z', 'Settlement', 'recipient ana-kovalenko-reis'],
      ['skill.endorsed', 'out', '2024-01-10T00:00:00.000Z', 'Robotics', 'recipient jonas-brekke'],
      ['post.commented', 'out', '2024-01-12T07:00:00.000Z', 'Well put.'],
      ['post.liked', 'out', '2024-01-10T07:00:00.000Z', null],
      ['post.liked', 'out', '2024-01-11T07:00:00.000Z', null, 'author ana-kovalenko-reis'],
      ['post.published', 'out', '2024-02-02T07:00:00.000Z', 'We meet in Leeds\non Friday.'],
      ['event.attended', 'out', '2024-02-09T18:00:00.000Z', 'Payday Leeds'],
    ])
    expect(shown.find(draft => draft.text === 'Listening')?.occurred.precision).toBe('before')
    expect(ofKind(drafts, 'claim.skill').map(claim => [claim.key[0], claim.body])).toEqual([
      ['ana-kovalenko-reis', { label: 'Settlement' }],
      ['idris-calder', { label: 'Technical Recruiting' }],
      ['idris-calder', { label: 'Payments, cards' }],
    ])
  })

  it('describe the holder to themselves, without what is too private', () => {
    const own = drafts.filter(draft => draft.family === 'linkedin.profile-claim')
    expect(own.map(claim => [claim.kind, claim.body])).toEqual([
      ['claim.name', { full: 'Idris Calder', given: 'Idris', family: 'Calder' }],
      ['claim.headline', { text: 'Engineers for payments' }],
      ['claim.summary', { text: 'I find people.\nSlowly.' }],
      ['claim.place', { text: 'Leeds, England' }],
      [
        'claim.profile',
        { network: 'linkedin', url: 'https://www.linkedin.com/in/idris-calder', handle: 'idris-calder' },
      ],
      ['claim.profile', { network: 'x', url: 'https://x.com/idriscalder', handle: 'idriscalder' }],
      ['claim.profile', { network: 'url', url: 'https://ferrowlund.example' }],
      [
        'claim.position',
        {
          company: 'Ferrow & Lund',
          title: 'Consultant',
          from: '2022-10',
          place: 'Leeds',
          description: 'Payments.',
          current: true,
        },
      ],
      [
        'claim.position',
        { company: 'Harrow Staffing', title: 'Researcher', from: '2018-03', to: '2022-09', place: 'York' },
      ],
      ['claim.education', { school: 'University of Airedale', degree: 'BA, History', from: '2013', to: '2016' }],
      ['claim.skill', { label: 'Technical Recruiting' }],
      ['claim.skill', { label: 'Payments, cards' }],
      ['claim.language', { label: 'English', fluency: 'Native or bilingual proficiency' }],
      ['claim.language', { label: 'Welsh' }],
      [
        'claim.certificate',
        {
          name: 'Certified Interviewer',
          issuer: 'Guild of Recruiters',
          date: '2021-05',
          url: 'https://cert.example/1',
        },
      ],
      [
        'claim.publication',
        { name: 'Who moves money', publisher: 'Payday Review', date: '2022-01-14', url: 'https://payday.example/who' },
      ],
      ['claim.email', { address: 'idris@ferrowlund.example' }],
      ['claim.phone', { number: '+441134960123', label: 'mobile' }],
    ])
    for (const claim of own) expect(peopleIn(claim)).toEqual(['about idris-calder idris@ferrowlund.example'])
    const everything = JSON.stringify(
      drafts.map(draft => [draft.body, Buffer.from(draft.original?.bytes ?? []).toString()]),
    )
    for (const secret of ['Invented Street', 'Mar 4', 'LS1 1AA', 'not-mine@victim.example', 'How do I write an InMail'])
      expect(everything).not.toContain(secret)
  })
})

it('lists what could not be read, with its row', () => {
  expect(unread).toEqual([
    {
      unread: true,
      place: 'Basic_LinkedInDataExport_11-03-2025/PhoneNumbers.csv line 3',
      why: '"n/a" is no phone number.',
      row: { Extension: '', Number: 'n/a', Type: 'Home' },
    },
  ])
})

it('reads the same twice', async () => {
  expect(await reading(first)).toEqual({ drafts, unread })
})
