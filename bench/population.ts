import type { Draft, Party } from '#src/domain/draft.ts'
import { seededRandom } from '#src/lib/statistics/random.ts'

const given =
  'Ana Bo Cy Dag Eva Finn Gia Hal Ines Jon Kim Leo Mia Ned Olga Pia Quinn Ruth Sam Tom Uma Val Wim Xia Yan Zoe Amir Bela Carl Dora Emil Fay Gus Hana Ivo Jana Kai Lena Max Nora'.split(
    ' ',
  )
const family =
  'Reis Okoye Lindqvist Marchetti Dubois Novak Kowalski Haas Jensen Vermeer Silva Costa Brandt Ferrow Lund Calder Arteaga Wrzos Quillan Rhys Ostrow Dellaway Felthus Lisle Venn Brekke Tkachuk Taylor Holt Sato Tanaka Kim Park Chen Wang Singh Patel Khan Ali Haddad'.split(
    ' ',
  )
const cities =
  'Leeds Hull York Rotterdam Aarhus Utrecht Delft Gent Lyon Porto Turin Graz Brno Gdynia Malmo Bergen Tampere Tartu Riga Vilnius'.split(
    ' ',
  )
const skills = Array.from({ length: 129 }, (_, index) => `skill ${index}`)
const words =
  'call notes about the role and salary range notice period team remote office interview offer start week month client shortlist reference contract motion control payments energy robotics platform kotlin java kafka spark python react postgres linux cloud lead senior principal'.split(
    ' ',
  )
const kinds = ['note.written', 'call.made', 'email.sent', 'email.received', 'meeting.held'] as const
const channels = {
  'note.written': 'internal',
  'call.made': 'phone',
  'email.sent': 'email',
  'email.received': 'email',
  'meeting.held': 'in-person',
} as const
const directions = {
  'note.written': 'none',
  'call.made': 'out',
  'email.sent': 'out',
  'email.received': 'in',
  'meeting.held': 'between',
} as const

/** The data of research/measures.md: people with a Zipf-like share of skills, and interactions with 300-character notes over five years. */
export interface Shape {
  readonly people: number
  readonly interactions: number
  readonly seed: number
  /** The last day, ISO instant. */
  readonly until: string
}

const partyOf = (index: number, name: string): Party => ({
  role: 'about',
  identifiers: [{ kind: 'email', value: `${name.toLowerCase().replace(' ', '.')}.${index}@people.example` }],
  name,
})

export function nameOf(index: number): string {
  return `${given[(index * 7) % given.length]} ${family[(index * 13 + Math.floor(index / given.length)) % family.length]}${index % 9 === 0 ? '' : ` ${family[(index * 31) % family.length]}`}`
}

/** Everybody's claims, lazily, in a stable order. */
export function* claims({ people, seed, until }: Shape): Generator<Draft> {
  const random = seededRandom(seed)
  for (let index = 0; index < people; index++) {
    const name = nameOf(index)
    const party = partyOf(index, name)
    const said = (kind: string, body: Draft['body']): Draft => ({
      kind,
      channel: null,
      direction: 'none',
      occurred: { at: until, precision: 'day', offset: null },
      family: 'row',
      key: [String(index)],
      contentInKey: true,
      body,
      text: null,
      people: [party],
      place: `row ${index + 2}`,
      seenAt: until,
    })
    yield said('claim.name', { full: name })
    yield said('claim.email', { address: party.identifiers[0].value })
    yield said('claim.phone', { number: `+44${7_400_000_000 + index}` })
    yield said('claim.place', { text: cities[Math.floor(random() * cities.length)] ?? '' })
    yield said('claim.position', {
      company: `Company ${Math.floor(random() ** 2 * people * 0.05)}`,
      title: `${['Engineer', 'Lead', 'Analyst', 'Manager'][index % 4]}`,
      current: true,
    })
    const count = 4 + Math.floor(random() * 8)
    const mine = new Set(Array.from({ length: count }, () => Math.floor(random() ** 3 * skills.length)))
    for (const skill of mine) yield said('claim.skill', { label: skills[skill] ?? '' })
  }
}

/** Interactions spread over everybody; person 0 has 250. Others for another family. */
export function* interactions({ people, interactions: count, seed, until }: Shape, family = 'bench'): Generator<Draft> {
  const random = seededRandom(seed + 1)
  const end = Date.parse(until)
  for (let index = 0; index < count; index++) {
    const who = index < 250 ? 0 : Math.floor(random() * people)
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'note.written'
    let text = ''
    while (text.length < 300) text += `${words[Math.floor(random() * words.length)]} `
    yield {
      kind,
      channel: channels[kind],
      direction: directions[kind],
      occurred: { at: new Date(end - random() * 5 * 31_557_600_000).toISOString(), precision: 'instant', offset: 0 },
      family,
      key: [String(index)],
      body: { subject: `About ${words[index % words.length]}` },
      text,
      people: [{ ...partyOf(who, nameOf(who)), role: directions[kind] === 'in' ? 'sender' : 'recipient' }],
      place: `${index}`,
      seenAt: until,
    }
  }
}
