import { foldName } from './name.ts'

const legal = new Set(
  (
    'ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ag kg kgaa ohg ug ev eg se sa sas sarl srl spa ' +
    'bv nv ab as asa aps oy oyj kft zrt doo sro sp zoo pty pte pvt private holding holdings group gruppe'
  ).split(' '),
)

/** A company's name as a key: folded, legal forms removed from the end ("Acme GmbH & Co. KG" is "acme"). */
export function companyKey(raw: string): string {
  const words = foldName(raw.replaceAll('&', ' ')).replace(/^the /, '').split(' ')
  let end = words.length
  while (end > 1 && legal.has(words[end - 1] ?? '')) end--
  return words.slice(0, end).join(' ')
}
