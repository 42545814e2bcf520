import * as z from 'zod'
import { weightOf } from './kind.ts'

/** Minutes that an interaction takes us where nobody measured it, by kind; what is not listed goes by its weight. */
export const defaultMinutes: Readonly<Record<string, number>> = {
  'email.sent': 6,
  'email.received': 3,
  'message.sent': 3,
  'message.received': 2,
  'inmail.sent': 6,
  'inmail.received': 2,
  'invitation.sent': 2,
  'call.made': 15,
  'call.received': 15,
  'call.missed': 1,
  'meeting.held': 60,
  'meeting.planned': 5,
  'event.attended': 30,
  // Somebody let both of us in.
  'group.joined': 0,
  'application.received': 8,
  'cv.received': 10,
  // The mail with it took the time.
  'cv.forwarded': 0,
  'note.written': 4,
  'form.submitted': 3,
  'link.followed': 0,
  'source.named': 0,
  'recommendation.given': 10,
}

const byWeight = { light: 1, message: 4, conversation: 30 } as const

/** A house's own minutes by kind, where they differ. */
export const ownMinutes = z.record(z.string().max(80), z.number().min(0).max(1440))
export type OwnMinutes = z.infer<typeof ownMinutes>

/** What somebody says that one interaction took, in whole minutes; null: by its kind again. */
export const minutesSet = z.object({ minutes: z.number().int().min(0).max(1440).nullable() })

/** Minutes of our work in one interaction: as measured, else as the house says, else the default. */
export function effortOf(
  kind: string,
  measured: number | null,
  own: OwnMinutes = {},
): { readonly minutes: number; readonly measured: boolean } {
  if (measured !== null && measured >= 0 && measured <= 1440) return { minutes: measured, measured: true }
  const minutes = (Object.hasOwn(own, kind) ? own[kind] : undefined) ?? defaultMinutes[kind] ?? byWeight[weightOf(kind)]
  return { minutes, measured: false }
}
