import { baseName } from '../intake/path.ts'
import type { Connector, Group, ReadContext, Survey } from '../source.ts'
import { countRows } from '../table/count.ts'
import { openTable, readTable, surveyTable } from '../table/table.ts'
import { csvTable, headerOf } from './file-table.ts'

/** One table of people as text: comma, semicolon, tab or bar between its cells, in any common encoding. */
export const csv: Connector = {
  name: 'csv',
  label: 'CSV table',
  reads: 'A table of people as .csv, .tsv or delimited .txt, with or without a header, in any common encoding.',
  recognise: files =>
    files.flatMap((file): Group[] => (headerOf(file) ? [{ name: baseName(file.path), files: [file] }] : [])),
  async survey(group: Group, context: ReadContext): Promise<Survey> {
    const opened = await Promise.all(group.files.map(file => openTable(csvTable(file), context)))
    return {
      counts: [{ noun: 'rows', count: await countRows(opened, context.signal) }],
      from: null,
      to: null,
      me: [],
      visible: 'all',
      tables: opened.map(open => surveyTable(open.table, open)),
    }
  },
  async *read(group, context) {
    for (const file of group.files) yield* readTable(csvTable(file), context)
  },
}
