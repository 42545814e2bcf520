import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { InteractionKind } from '#src/domain/kind.ts'
import { foldName } from '#src/lib/normalise/name.ts'

export interface ActKind {
  readonly kind: InteractionKind
  readonly channel: Channel
  readonly direction: Direction
}

export const act = (kind: InteractionKind, channel: Channel, direction: Direction): ActKind => ({
  kind,
  channel,
  direction,
})

/** Words of other systems' lists of activities, first match wins. */
const patterns: readonly (readonly [RegExp, ActKind])[] = [
  [/\b(missed|verpasst|manque|perdida|gemist)\b/, act('call.missed', 'phone', 'in')],
  [/\b(lvm|left (a )?(voice ?mail|message)|voice ?mail|no answer|nicht erreicht)\b/, act('call.made', 'phone', 'out')],
  [
    /\b(inbound|incoming|received) (call|phone)|\b(call|anruf) (received|in|erhalten)\b|eingehender anruf/,
    act('call.received', 'phone', 'in'),
  ],
  [/\b(linkedin|inmail)\b/, act('message.sent', 'linkedin', 'out')],
  [/\bwhatsapp\b/, act('message.sent', 'whatsapp', 'out')],
  [/\b(sms|text message)\b/, act('message.sent', 'sms', 'out')],
  [
    /\b(e ?mail|mail|courriel|correo)\b.*\b(received|inbound|incoming|from|erhalten)\b|\b(inbound|incoming|received) (e ?mail|mail)\b/,
    act('email.received', 'email', 'in'),
  ],
  [/\b(e ?mails?|mail|courriel|correo|e post)\b|почта|メール|邮件|메일/, act('email.sent', 'email', 'out')],
  [
    /\b(meet ?up|conference|trade (fair|show)|(career|job) fair|hackathon|messe|fachtagung|congres|congreso|salon)\b/,
    act('event.attended', 'event', 'between'),
  ],
  [/\b(video|zoom|teams|skype|google meet)\b/, act('meeting.held', 'video', 'between')],
  [
    /\b(phone|call|called|telephone|telefon\p{L}*|anruf|appel|llamada|chiamata|ligacao|telefoon\p{L}*|gebeld|rozmowa|samtal|opkald|puhelu|hovor)\b|звонок|дзвінок|電話|电话|전화/u,
    act('call.made', 'phone', 'between'),
  ],
  [
    /\b(meeting|met|interview|visit|lunch|coffee|gesprach|treffen|besuch|reunion|rencontre|entretien|entrevista|incontro|colloquio|riunione|gesprek|afspraak|spotkanie|mote|moede|tapaaminen|schuzka)\b|встреча|зустріч|面談|面接|会议|면담|면접/,
    act('meeting.held', 'in-person', 'between'),
  ],
  [
    /\b(note|comment|other|remark|notiz|bemerkung|nota|notitie|notatka|misc\p{L}*|sonstige\p{L}*|general)\b|заметка|メモ|备注/u,
    act('note.written', 'internal', 'none'),
  ],
]

/** An activity's type, as another system words it, as a kind of interaction; null when it says nothing that is known. */
export function actKind(type: string): ActKind | null {
  const text = foldName(type.slice(0, 200))
  return text ? (patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null) : null
}
