import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Trx } from '#src/db/pool.ts'
import { exportCsv } from '#src/projections/export/csv.ts'
import { exportIcs } from '#src/projections/export/ics.ts'
import { exportJsonResume } from '#src/projections/export/json-resume.ts'
import { exportJsonl } from '#src/projections/export/jsonl.ts'
import { exportVcard } from '#src/projections/export/vcard.ts'

export const exportFormats = ['jsonl', 'csv', 'vcard', 'json-resume', 'ics'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportFile: Record<ExportFormat, { readonly name: string; readonly mediaType: string }> = {
  jsonl: { name: 'throughline.jsonl', mediaType: 'application/x-ndjson' },
  csv: { name: 'people.csv', mediaType: 'text/csv; charset=utf-8' },
  vcard: { name: 'people.vcf', mediaType: 'text/vcard; charset=utf-8' },
  'json-resume': { name: 'people.json', mediaType: 'application/json' },
  ics: { name: 'calendar.ics', mediaType: 'text/calendar; charset=utf-8' },
}

function pieces(trx: Trx, viewer: Viewer, format: ExportFormat, now: string): AsyncGenerator<string> {
  if (format === 'csv') return exportCsv(trx, viewer)
  if (format === 'vcard') return exportVcard(trx, viewer)
  if (format === 'json-resume') return exportJsonResume(trx, viewer)
  if (format === 'ics') return exportIcs(trx, viewer, now)
  return exportJsonl(trx, viewer, now)
}

/** Everything that the viewer may see, in an open format, in one snapshot; `write` is given piece after piece and awaited. */
export async function exportAll(
  workspace: Workspace,
  viewer: Viewer,
  format: ExportFormat,
  write: (text: string) => Promise<void>,
): Promise<void> {
  await workspace.db.app.begin('isolation level repeatable read read only', async trx => {
    await trx`set local statement_timeout = 0`
    await trx`set local idle_in_transaction_session_timeout = 0`
    let text = ''
    for await (const piece of pieces(trx, viewer, format, workspace.now())) {
      text += piece
      if (text.length < 65_536) continue
      await write(text)
      text = ''
    }
    if (text) await write(text)
  })
}
