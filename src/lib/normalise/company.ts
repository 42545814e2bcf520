import { foldName } from './name.ts'

const legal = new Set(
  (
    'ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ag kg kgaa ohg ug ev eg se sa sas sarl srl spa ' +
    'bv nv ab as asa aps oy oyj kft zrt doo sro sp zoo pty pte pvt private holding holdings group gruppe'
  ).split(' '),
)

/** Letters of a legal form that is written apart: "A/S", "S.p.A.", "z o.o.", "G.m.b.H.". */
const mostLetters = 4

/** How many words at the end are one legal form; at least one word stays. */
function legalWords(words: readonly string[], end: number): number {
  if (legal.has(words[end - 1] ?? '')) return 1
  let letters = ''
  for (let taken = 1; taken <= mostLetters && taken < end && words[end - taken]?.length === 1; taken++) {
    letters = `${words[end - taken]}${letters}`
    if (legal.has(letters)) return taken
  }
  return 0
}

/** A company's name as a key: folded, legal forms removed from the end ("Acme GmbH & Co. KG" is "acme"). */
export function companyKey(raw: string): string {
  const words = foldName(raw.replaceAll('&', ' ')).replace(/^the /, '').split(' ')
  let end = words.length
  while (end > 1) {
    const taken = legalWords(words, end)
    if (taken === 0) break
    end -= taken
  }
  return words.slice(0, end).join(' ')
}
