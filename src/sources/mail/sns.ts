import * as z from 'zod'
import type { StatusRecipient } from './delivery-status.ts'

const recipient = z.object({
  emailAddress: z.string(),
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
})

/** What Amazon SES tells by SNS, mailed: JSON instead of RFC 3464 or RFC 5965. */
const schema = z.object({
  bounce: z.object({ bouncedRecipients: z.array(recipient).max(1000) }).optional(),
  complaint: z
    .object({
      complainedRecipients: z.array(z.object({ emailAddress: z.string() })).max(1000),
      complaintFeedbackType: z.string().nullish(),
    })
    .optional(),
  mail: z.object({ commonHeaders: z.object({ messageId: z.string() }).partial().optional() }).optional(),
})

interface SnsReport {
  readonly bounced: readonly StatusRecipient[] | null
  readonly complaint: { readonly type: string; readonly address: string | null } | null
}

/** Null when a text is no such report. Transport may have folded the one long line. */
export function snsReport(text: string): SnsReport | null {
  if (!/^\s*\{\s*"(?:notificationType|eventType)"/.test(text)) return null
  const json = text.slice(0, 256 * 1024).split(/\n\n?--(?:\n| )/, 1)[0] ?? ''
  const read = schema.safeParse(parsed(json.replace(/\n ?/g, '')))
  if (!read.success) return null
  const { bounce, complaint } = read.data
  return {
    bounced:
      bounce?.bouncedRecipients.map(one => ({
        address: one.emailAddress,
        action: one.action ?? 'failed',
        status: one.status ?? '',
        diagnostic: (one.diagnosticCode ?? '').replace(/^smtp;\s*/i, '').slice(0, 2000),
      })) ?? null,
    complaint: complaint
      ? {
          type: complaint.complaintFeedbackType ?? 'abuse',
          address: complaint.complainedRecipients[0]?.emailAddress ?? null,
        }
      : null,
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
