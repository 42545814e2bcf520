import * as z from 'zod'

/** Who may see what an import brings: nobody else; that we were in touch; everything. */
export const visibilities = ['me', 'touch', 'all'] as const
export type Visibility = (typeof visibilities)[number]

/** Whom an import adds as people; everyone else stands under Unknown senders. */
export const additions = ['wrote', 'connections', 'cv', 'all'] as const
export type Addition = (typeof additions)[number]

/** The four questions before the first row (UX 4.3), answered. */
export const answersSchema = z.object({
  /** Addresses, names, profile URLs and phones of the account that holds the files: decides direction. */
  me: z.array(z.string().max(320)).max(200),
  visible: z.enum(visibilities),
  add: z.array(z.enum(additions)),
  /** ISO date; no reply clock starts for anything before it. Null: the day of the import. */
  since: z.iso.date().nullable(),
  /** Domains whose mail is internal or unwanted: never people. */
  leaveOut: z.array(z.string().max(253)).max(500).default([]),
  /** By table shape: column name to field name, as confirmed in the preview. */
  mappings: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Reads files that this account brought in before once more; the new reading stands in the place of the earlier. */
  again: z.boolean().default(false),
})
export type Answers = z.infer<typeof answersSchema>
