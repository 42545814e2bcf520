import type { JsonObject } from '#src/lib/json.ts'
import type { Withheld } from '../fields/withheld.ts'
import { parseXml } from '../layout/markup/xml.ts'
import { fromCandidate } from './europass-candidate.ts'
import { fromPassport } from './europass-passport.ts'
import { within } from './local-xml.ts'

/** Europass XML of either form, also from inside its PDF. Null when the XML is something else. */
export function readEuropass(bytes: Uint8Array): { resume: JsonObject; withheld: Withheld[] } | null {
  if (bytes.length > 20_000_000) return null
  const root = parseXml(bytes)
  const [passport] = within(root, 'SkillsPassport')
  if (passport) return fromPassport(passport)
  const [candidate] = within(root, 'Candidate')
  return candidate ? fromCandidate(candidate) : null
}
