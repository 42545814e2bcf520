import { foldName } from '#src/lib/normalise/name.ts'
import type { Field } from './fields.ts'
import { ambiguousName, byName } from './header-words.ts'

/** A column's name as it is compared: `firstName`, `first_name` and "First  Name *" are one. */
export const foldHeader = (name: string): string =>
  foldName(
    name
      .slice(0, 200)
      .replace(/LinkedIn|GitHub|WhatsApp/g, word => word.toLowerCase())
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )

export interface Named {
  /** What the name says; null when it says nothing that is known. */
  readonly field: Field | null
  /** A part of a name or the whole of one: the columns beside it tell. */
  readonly ambiguous: boolean
  /** Somebody else's or about something else ("Manager email", "Email opened"): content must not map it either. */
  readonly closed: boolean
}

const noise: ReadonlySet<string> = new Set(
  (
    'candidate candidates applicant contact contacts person persons people prospect lead employee primary main preferred current ' +
    'latest my the of de du des la le les del di da do for value field text col column optional required mailing address work personal private ' +
    'business home other secondary alternate alternative default kandidat bewerber kontakt person privat geschaftlich beruflich'
  ).split(' '),
)

/** Other people than the row's own. */
const others: ReadonlySet<string> = new Set(
  (
    'manager managers supervisor boss referrer referee reference references assistant emergency spouse partner parent agent agency ' +
    'interviewer interviewers coordinator creator author vorgesetzter vorgesetzte notfall referenz superieur urgence referencia ' +
    'jefe emergencia urgenza responsabile noodgeval chef sender recipient recipients inviter invitee endorser endorsee from to cc bcc'
  ).split(' '),
)

/** The firm's own city, phone or page in a table of people. */
const firms: ReadonlySet<string> = new Set(
  'company companys organization organisation corporate hq headquarters employer account firma unternehmen entreprise societe empresa azienda bedrijf'.split(
    ' ',
  ),
)

/** About a value, not the value. */
const about: ReadonlySet<string> = new Set(
  (
    'status date sent opened open click clicked clicks count valid verified verification bounced bounce bounces consent ' +
    'confirmed subject type delivered reply replied total id ids domain quality score confidence source template hash optin'
  ).split(' '),
)

/** One word that says enough within a longer name. */
const telling: ReadonlyMap<string, Field> = new Map<string, Field>([
  ...pairs('email', 'email emails mail mails courriel epost correo'),
  ...pairs(
    'phone',
    'phone phones telephone tel mobile cell cellphone telefon mobil handy telefono movil celular telefone telefoon puhelin',
  ),
  ...pairs('linkedin', 'linkedin'),
  ...pairs('github', 'github'),
  ...pairs('x', 'twitter'),
  ...pairs('skill', 'skill skills competencies competences kenntnisse'),
  ...pairs('tag', 'tag tags'),
  ...pairs('note', 'note notes comment comments remarks notiz notizen bemerkung bemerkungen kommentar'),
  ...pairs('do-not-contact', 'dnc unsubscribed blacklisted blacklist optout sperrvermerk kontaktsperre'),
  ...pairs('sensitive', 'gender ethnicity ethnic religion disability veteran eeo eeoc ssn iban passport'),
])

const birth: ReadonlySet<string> = new Set(
  'birth birthday birthdate dob geburtsdatum geburtstag naissance nacimiento nascita nascimento'.split(' '),
)

function pairs(field: Field, words: string): (readonly [string, Field])[] {
  return words.split(' ').map(word => [word, field] as const)
}

const refusing: ReadonlySet<string> = new Set(['not', 'no', 'never', 'dont', 'stop'])
const approaching: ReadonlySet<string> = new Set(['contact', 'call', 'email', 'mail', 'disturb', 'approach', 'reach'])
const has = (set: ReadonlySet<string>, words: readonly string[]): boolean => words.some(word => set.has(word))

const refuses = (words: readonly string[]): boolean =>
  (has(refusing, words) && has(approaching, words)) ||
  (words.includes('opt') && words.includes('out')) ||
  /\bopted out\b/.test(words.join(' '))

const open = (field: Field | null): Named => ({ field, ambiguous: false, closed: false })

/** What a column's name alone says. */
export function nameSays(header: string): Named {
  const folded = foldHeader(header)
  if (!folded) return open(/^[#№]$/.test(header.trim()) ? 'skip' : null)
  if (ambiguousName.has(folded)) return { field: 'name', ambiguous: true, closed: false }
  const exact = byName.get(folded)
  if (exact) return open(exact)
  const bare = header.replace(/[([（【].{0,80}?[)\]）】]/gu, ' ')
  const words = foldHeader(bare)
    .split(' ')
    .filter(word => !/^\d+$/.test(word))
  const again = byName.get(words.join(' '))
  if (again) return open(again)
  if (has(others, words) || (has(firms, words) && words.length > 1))
    return { field: null, ambiguous: false, closed: true }
  if (refuses(words)) return open(words.includes('reason') ? 'do-not-contact-reason' : 'do-not-contact')
  const core = words.filter(word => !noise.has(word)).map(word => word.replace(/\d+$/, ''))
  const known = byName.get(core.join(' '))
  if (known && core.length) return open(known)
  if (has(birth, words))
    return open(
      words.some(word => /^(place|city|town|country|ort|lieu|lugar|luogo)$/.test(word)) ? 'sensitive' : 'birthday',
    )
  const told = core.flatMap(word => telling.get(word) ?? [])
  if (told.length && has(about, core)) return { field: null, ambiguous: false, closed: true }
  return open(told[0] ?? null)
}
