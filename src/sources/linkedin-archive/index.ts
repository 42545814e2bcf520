import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Connector, Group, ReadContext } from '../source.ts'
import { groupsOf } from './files.ts'
import { openArchive } from './open-archive.ts'
import { Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { surveyOf } from './survey.ts'

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const { archive, tables } = await openArchive(group, context)
  if (tables.length === 0) yield { unread: true, place: group.name, why: 'It holds no file of a LinkedIn archive.' }
  for (const { file, kind } of tables)
    for await (const row of rowsOf(file, kind)) {
      context.signal?.throwIfAborted()
      if (row instanceof Row) yield* kind.read(row, archive)
      else yield row
    }
}

/**
 * The archive that a LinkedIn member can ask for: a ZIP or folder of CSV files, or single files of it. It is read from
 * its holder's side; the holder is not among the people of an interaction, and is `about` in claims on themselves.
 */
export const linkedinArchive: Connector = {
  name: 'linkedin-archive',
  label: 'LinkedIn archive',
  reads: 'The ZIP that LinkedIn sends a member who asks for a copy of their data, or CSV files out of it.',
  recognise: groupsOf,
  survey: async (group, context) => surveyOf(await openArchive(group, context)),
  read,
}
