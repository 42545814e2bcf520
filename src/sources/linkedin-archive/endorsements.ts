import { foldName } from '#src/lib/normalise/name.ts'
import { act, badDate, when } from './act.ts'
import { claim, filled } from './claim.ts'
import { dayOf, readDate } from './date.ts'
import type { Kind } from './kind.ts'
import { nameClaim, namedBy, partyOf, profileOf } from './people.ts'
import type { Row } from './row.ts'
import { slugOf } from './scan.ts'

function endorsements(given: boolean): Kind {
  const other = given ? 'endorsee' : 'endorser'
  const urlOf = (row: Row): string => row.cell(`${other} public url`, `${other} profile url`)
  return {
    noun: given ? 'endorsements given' : 'endorsements received',
    file: given ? /^endorsements? given( info)?$/ : /^endorsements? received( info)?$/,
    columns: ['endorsement date', 'skill name', `${other} first name`],
    distinctive: true,
    scan(row, scan) {
      const slug = slugOf(urlOf(row))
      if (slug !== null) scan.names.add(namedBy(row, `${other} `).full, slug)
      scan.see(readDate(row.cell('endorsement date')), false)
      return this.noun
    },
    *read(row, archive) {
      const cell = row.cell('endorsement date')
      const occurred = when(cell, archive)
      if (occurred === null) return yield row.unread(badDate(cell))
      const { full, parts } = namedBy(row, `${other} `)
      const who = { url: urlOf(row), name: full, scope: `endorsement:${dayOf(occurred)}` }
      const party = partyOf(given ? 'recipient' : 'sender', who, archive)
      const skill = row.cell('skill name')
      const status = row.cell('endorsement status')
      yield* nameClaim(row, party, archive, parts)
      yield act(row, archive, {
        kind: 'skill.endorsed',
        direction: given ? 'out' : 'in',
        occurred,
        family: 'linkedin.endorsement',
        key: [given ? 'given' : 'received', profileOf(who, archive) ?? foldName(full), skill, dayOf(occurred)],
        body: filled({ skill, status }),
        text: skill || null,
        people: [party],
      })
      // LinkedIn lets nobody endorse a skill that the other does not list: an accepted one is their own word.
      if (given && party && skill && /^accepted$/i.test(status))
        yield claim('skill', { label: skill }, { identifiers: party.identifiers, row, archive })
    },
  }
}

export const endorsementsGiven = endorsements(true)
export const endorsementsReceived = endorsements(false)
