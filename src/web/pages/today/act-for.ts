import type { TodayRow } from '#src/domain/views/today.ts'
import { tellProblem } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { mailAddress } from '../person/PersonActions.tsx'
import type { TodayVerb } from './TodayGroup.tsx'

/** Replying and writing open the mail program where there is an address; anything else is done beside the list. */
export async function actFor(row: TodayRow, verb: TodayVerb, onOpen: (row: TodayRow) => void): Promise<void> {
  if (verb === 'log') return onOpen(row)
  try {
    const person = await queryClient.ensureQueryData(queries.person(row.person.id))
    const mail = 'redirect' in person ? null : mailAddress(person)
    if (mail === null || (row.channel !== null && row.channel !== 'email')) onOpen(row)
    else location.assign(mail)
  } catch (error) {
    tellProblem(error)
  }
}
