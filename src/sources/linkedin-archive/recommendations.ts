import { foldName } from '#src/lib/normalise/name.ts'
import { act, badDate, when } from './act.ts'
import { filled } from './claim.ts'
import { dayOf, readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { nameClaim, namedBy, partyOf, profileOf } from './people.ts'

/** Given and received have one header; only the file's name tells them apart. */
const recommendations = (given: boolean): Kind => ({
  noun: given ? 'recommendations given' : 'recommendations received',
  file: given ? /^recommendations given$/ : /^recommendations received$/,
  columns: ['first name', 'last name', 'text'],
  distinctive: false,
  scan(row, scan) {
    scan.see(readDate(row.cell('creation date')), false)
    return this.noun
  },
  *read(row, archive) {
    const cell = row.cell('creation date')
    const occurred = when(cell, archive)
    if (occurred === null) return yield row.unread(badDate(cell))
    const { full, parts } = namedBy(row)
    const who = { url: '', name: full, scope: `recommendation:${dayOf(occurred)}` }
    const party = partyOf(given ? 'recipient' : 'sender', who, archive)
    const text = row.text('text')
    yield* nameClaim(row, party, archive, parts)
    yield act(row, archive, {
      kind: given ? 'recommendation.given' : 'recommendation.received',
      direction: given ? 'out' : 'in',
      occurred,
      family: 'linkedin.recommendation',
      key: [profileOf(who, archive) ?? foldName(full), dayOf(occurred), text],
      body: filled({ company: row.cell('company'), title: row.cell('job title'), status: row.cell('status') }),
      text: text || null,
      people: [party],
    })
  },
})

export const recommendationsGiven = recommendations(true)
export const recommendationsReceived = recommendations(false)
