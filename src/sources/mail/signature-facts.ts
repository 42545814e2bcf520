import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile, type Profile } from '#src/lib/normalise/profile.ts'
import type { MailAddress } from './mail.ts'

/** What a signature says of its sender. Candidates: what counts as sure is for `claims.ts` to say. */
export interface SignatureFacts {
  /** Whether it bears the sender's name: without it, it may be a company's or somebody else's. */
  readonly named: boolean
  readonly phones: readonly { readonly raw: string; readonly mobile: boolean }[]
  readonly profiles: readonly { readonly url: string; readonly profile: Profile }[]
  readonly title: string | null
  readonly company: string | null
}

const number = /(?:\+|\(?0)[\d\s()./–-]{6,24}\d/g
const fax = /\b(?:fax|telefax|f)\b[\s.:]*$/i
const mobile =
  /\b(?:m|mob|mobile|mobil|cell|cellphone|handy|portable|gsm|móvil|movil|cellulare|celular|telemóvel|whatsapp|моб|kom|mobiel)\b[\s.:()]*$/iu
const url =
  /(?:https?:\/\/|www\.)[^\s<>"'()|,;]{4,300}|(?:[\w-]+\.)?(?:linkedin\.com\/in|x\.com|twitter\.com|github\.com)\/[^\s<>"'()|,;]{1,100}/gi

const titles =
  /\b(?:manager|director|engineer|developer|head of|chief|ceo|cto|cfo|coo|cmo|chro|vp|vice president|president|consultant|recruiter|sourcer|talent|analyst|architect|designer|lead|officer|specialist|coordinator|assistant|administrator|accountant|controller|founder|co-founder|partner|owner|associate|executive|advisor|adviser|scientist|researcher|professor|lecturer|nurse|teacher|technician|representative|strategist|supervisor|buyer|planner|editor|writer|product owner|scrum master|human resources|\bhr\b|payroll|leiter(?:in)?|geschäftsführer(?:in)?|entwickler(?:in)?|berater(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|personal\w*|vertrieb\w*|ingenieur(?:e|in)?|directeur|directrice|responsable|chargée? de|chef(?:fe)? de|consultante?|gerente|ingenier[oa]|desarrollador[a]?|responsabile|direttore|direttrice|gestor[a]?|diretor[a]?|medewerker|adviseur|ontwikkelaar|chef|projektleder|konsulent|kierownik|specjalista|vedoucí)\b/iu
const companies =
  /\b(?:gmbh|ag|kg|ug|se|ltd|limited|llc|inc|corp|plc|bv|b\.v\.|nv|sa|s\.a\.|sas|sarl|srl|s\.r\.l\.|spa|s\.p\.a\.|ab|as|a\/s|aps|oy|sp\. z o\.o\.|s\.r\.o\.|kft)\b\.?$|\b(?:group|solutions|consulting|technologies|university|universität|agency|partners|recruitment)$/iu

/** Reads what a signature tells of how to reach its sender. Bounded by the 25 lines a signature may have. */
export function signatureFacts(
  signature: string | null,
  links: readonly string[],
  sender: MailAddress | null,
): SignatureFacts {
  const lines = (signature ?? '')
    .split('\n')
    .slice(0, 30)
    .map(line => line.slice(0, 300).trim())
  const words = new Set(
    foldName(sender?.name ?? '')
      .split(' ')
      .filter(word => word.length > 2),
  )
  const nameLine = lines.findIndex(
    line =>
      line.length < 80 &&
      foldName(line)
        .split(' ')
        .some(word => words.has(word)),
  )
  return {
    named: nameLine !== -1,
    phones: lines.flatMap(phonesIn),
    profiles: profilesIn([...lines.flatMap(line => line.match(url) ?? []), ...links]),
    title: nameLine === -1 ? null : titleIn(lines, nameLine),
    company:
      lines.slice(Math.max(0, nameLine)).find(line => line.length < 80 && companies.test(line) && !/[:@]/.test(line)) ??
      null,
  }
}

function phonesIn(line: string): { raw: string; mobile: boolean }[] {
  const found: { raw: string; mobile: boolean }[] = []
  for (const match of line.matchAll(number)) {
    const before = line.slice(Math.max(0, match.index - 14), match.index)
    if (!fax.test(before)) found.push({ raw: match[0].trim(), mobile: mobile.test(before) })
  }
  return found
}

function profilesIn(urls: readonly string[]): { url: string; profile: Profile }[] {
  const found = new Map<string, { url: string; profile: Profile }>()
  for (const raw of urls) {
    const profile = normaliseProfile(raw.replace(/[.,;:)\]]+$/, ''))
    if (profile && profile.kind !== 'url') found.set(`${profile.kind} ${profile.value}`, { url: raw, profile })
  }
  return [...found.values()].slice(0, 10)
}

/** Under the name, or after it in the same line. */
function titleIn(lines: readonly string[], name: number): string | null {
  const own = lines[name]?.split(/\s*[|,•·–]\s*|\s+-\s+/).slice(1) ?? []
  const next = lines.slice(name + 1, name + 4).flatMap(line => line.split(/\s*[|•·]\s*/))
  for (const part of [...own, ...next]) {
    const text = part.replace(/[*_]/g, '').trim()
    if (text.length > 2 && text.length < 80 && titles.test(text) && !/[@:]|\d{4}/.test(text)) return text
  }
  return null
}
