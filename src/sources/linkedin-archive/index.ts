import { type Draft, isUnread, type Unread } from '#src/domain/draft.ts'
import type { Arrival, Connector, Group, ReadContext } from '../source.ts'
import { connections } from './connections.ts'
import { groupsOf } from './files.ts'
import type { Holder } from './holder.ts'
import { openArchive } from './open-archive.ts'
import { Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { surveyOf } from './survey.ts'

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread, Arrival> {
  const { archive, tables } = await openArchive(group, context)
  if (tables.length === 0) yield { unread: true, place: group.name, why: 'It holds no file of a LinkedIn archive.' }
  const connected = { rows: 0, unread: 0 }
  for (const { file, kind } of tables)
    for await (const row of rowsOf(file, kind)) {
      context.signal?.throwIfAborted()
      for (const item of row instanceof Row ? kind.read(row, archive) : [row]) {
        if (kind === connections) connected[isUnread(item) ? 'unread' : 'rows']++
        yield item
      }
    }
  return {
    madeAt: archive.madeAt,
    holders: holderSlugs(archive.holder).map(value => ({ kind: 'linkedin', value })),
    // An empty list is one that LinkedIn left out, or failed to write.
    whole: connected.rows > 0 && connected.unread === 0 ? ['connections'] : [],
  }
}

const holderSlugs = ({ slug, slugs }: Holder): readonly string[] =>
  [...new Set([...slugs, ...(slug === null ? [] : [slug])])].sort()

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
