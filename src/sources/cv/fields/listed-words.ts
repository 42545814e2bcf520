import { foldName } from '#src/lib/normalise/name.ts'
import type { Roles } from './assign.ts'
import { companyScore } from './company-words.ts'

const awarded =
  /\b(?:award|awards|prize|mention|scholarship|scholar|fellowship|fellow|finalist|winner|medal|laude|honou?rs?|dean|list|place|champion|grant|best|top|ambassador|builder|organizer|certificate|under|preis|auszeichnung|stipendium|stipendiat|forderpreis|platz|prix|laureat|bourse|medaille|premio|beca|medalla|borsa|riconoscimento|prijs|beurs|nagroda|stypendium|wyroznienie|medal|premio|bolsa)\b|\d(?:st|nd|rd|th) place/
const certified =
  /\b(?:certified|certificate|certification|certificates|zertifikat|zertifizierter?|certificat|certifie|certificado|certificacion|certificato|certificaat|certyfikat|licen[sc]e|diploma|pmp|prince2|itil|aws|azure|scrum|cissp|cfa|toefl|ielts|associate|professional|foundation|specialist|practitioner|expert|kurs|training|abilitazione|habilitation|habilitacion|uprawnienia|patente|permis|prufung|examen|esame|egzamin|berechtigung|nachweis|certificering|certificacao|licencia|licenza)\b|検定|資格|免許|技術者|[1-5１-５]級/

const scoreBy = (pattern: RegExp) => (text: string) => (pattern.test(foldName(text)) || pattern.test(text) ? 0.7 : 0)

/** `2nd Place, AWS GameDay`: what first, of whom after. */
export const awardRoles: Roles = { what: scoreBy(awarded), where: companyScore, first: 'what', alone: 'what' }
export const certificateRoles: Roles = { what: scoreBy(certified), where: companyScore, first: 'what', alone: 'what' }
export const publicationRoles: Roles = { what: () => 0, where: () => 0, first: 'what', alone: 'what' }

export const by =
  /^(?:awarded by|issued by|published by|presented by|verliehen von|von|by|par|por|da|door|przez|published in|issuer:?|herausgegeben von|décerné par|délivré par|otorgado por|expedido por|rilasciato da|in|at)\s+/i
export const noise = /^(?:view publication|view|link|show credential|view certificate|credential id.*)$/i
export const numbered = /^\(?\[?\d{1,2}[.)\]]\)?\s+/
