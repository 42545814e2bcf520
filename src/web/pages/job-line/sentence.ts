import type { JobTouch } from '#src/domain/views/job-line.ts'
import { spelled } from '#src/lib/spelled.ts'

const day = 86_400_000

/** "Sixteen months before", "Three days after"; the day itself is "On the day of". */
export function distance(at: string, from: string): string {
  const days = Math.round((Date.parse(at) - Date.parse(from)) / day)
  if (days === 0) return 'On the day of'
  const side = days < 0 ? 'before' : 'after'
  const size = Math.abs(days)
  const [count, unit] =
    size >= 60 ? [Math.round(size / 30.44), 'month'] : size >= 14 ? [Math.round(size / 7), 'week'] : [size, 'day']
  return `${spelled(count)} ${unit}${count === 1 ? '' : 's'} ${side}`
}

interface Told {
  readonly touch: JobTouch
  /** First name of the person, of the colleague. */
  readonly who: string
  readonly colleague: string | null
  /** What it is measured from, and its words: "the order", "the start". */
  readonly from: string
  readonly fromWords: string
}

/** One act in a sentence: "Sixteen months before the order, Ana liked Tomasz’s post on instant payments." */
export function sentenceOf({ touch, who, colleague, from, fromWords }: Told): string {
  return `${distance(touch.at, from)} ${fromWords}, ${deed(touch, who, colleague)}.`
}

const possessive = (name: string): string => `${name}’s`
const about = (touch: JobTouch): string => {
  const words = touch.words?.split('\n')[0]?.trim() ?? ''
  return words === '' || words.length > 90 ? '' : ` (${words.replace(/[.]$/, '')})`
}

function deed(touch: JobTouch, who: string, colleague: string | null): string {
  const us = colleague ?? 'one of us'
  const ours = colleague === null ? 'our' : possessive(colleague)
  const by = (they: string, we: string): string => (touch.direction === 'out' ? we : they)
  switch (touch.kind) {
    case 'post.liked':
      return `${who} liked ${ours} post${topicOf(touch)}`
    case 'post.commented':
      return `${who} commented on ${ours} post${topicOf(touch)}`
    case 'post.shared':
      return `${who} shared ${ours} post${topicOf(touch)}`
    case 'profile.followed':
      return by(`${who} followed ${us}`, `${us} followed ${who}`)
    case 'connection.made':
      return `${who} and ${us} connected`
    case 'invitation.sent':
      return `${us} asked ${who} to connect`
    case 'invitation.received':
      return `${who} asked ${us} to connect`
    case 'event.attended':
      return `${who} and ${us} met at an event${about(touch)}`
    case 'meeting.held':
      return `${who} and ${us} met${about(touch)}`
    case 'call.missed':
      return `${who} rang and missed ${us}`
    case 'call.made':
    case 'call.received':
      return touch.direction === 'out' ? `${us} rang ${who}` : `${who} and ${us} spoke on the phone`
    case 'inmail.sent':
      return `${us} sent ${who} an InMail${about(touch)}`
    case 'skill.endorsed':
      return by(`${who} endorsed ${us}`, `${us} endorsed ${who}`)
    case 'application.received':
      return `${who} applied${about(touch)}`
    case 'cv.received':
      return `${who} sent a CV`
    case 'note.written':
      return `${us} wrote a note about ${who}`
    default:
      return by(`${who} wrote to ${us}${about(touch)}`, `${us} wrote to ${who}${about(touch)}`)
  }
}

/** What a notification says of the post after "liked your post": "on instant payments". */
function topicOf(touch: JobTouch): string {
  const topic = /\bpost (on|about) (.{1,80})$/.exec(touch.words?.split('\n')[0] ?? '')
  return topic ? ` ${topic[1]} ${topic[2]?.replace(/[.]$/, '')}` : ''
}
