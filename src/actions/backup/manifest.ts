import * as z from 'zod'

/**
 * What a backup is: a gzipped tar with, in this order,
 * `manifest.json`, `keys.json` (with the keys only), `journal.jsonl`, `tables/SCHEMA.TABLE/NNNNNN.copy` (PostgreSQL's
 * COPY text format, whole rows, parents before children), `originals/NAME`, `end.json`.
 */
export const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Id of the newest migration; the same or a newer program reads it. */
  schema: z.int(),
  keys: z.boolean(),
  /** Of the keys that the database was filled with; null for one that never had any. */
  fingerprint: z.string().nullable(),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })),
})
export type Manifest = z.infer<typeof manifestSchema>
export type BackupTable = Manifest['tables'][number]

/** Says that the backup is whole. */
export const endSchema = z.object({ rows: z.record(z.string(), z.int()), originals: z.int() })
export type End = z.infer<typeof endSchema>

export const tableKey = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`

/** A name as SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const quotedTable = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`
