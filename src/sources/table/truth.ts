import { foldName } from '#src/lib/normalise/name.ts'

const folded = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(foldName))
const yes = folded(
  'yes y true t 1 x on ja j wahr oui o vrai si sí s vero verdadero sim verdadeiro tak prawda waar igen kyllä k tosi ano pravda da adevărat да д истина так evet doğru ναι כן نعم はい 是 예 ✓ ✔ ☑',
)
const no = folded(
  'no n false f 0 off nein nee falsch non faux falso não nao nie fałsz nej nei usann ei epätosi ne nepravda nem hamis nu fals нет н ложь ні hayır yanlış όχι לא لا いいえ 否 아니요 null none na keine kein',
)

/** A yes or a no in any of the common languages; null when the cell says something else; `''` counts as no. */
export function truthOf(cell: string): boolean | null {
  const text = cell.trim()
  if (/^[✓✔☑]$/u.test(text)) return true
  if (/^[\s\-–—.✗✘☐/]*$/u.test(text)) return false
  const word = foldName(text)
  if (yes.has(word)) return true
  return no.has(word) ? false : null
}

const refusal =
  /\b(do not contact|dont contact|do not call|dnc|no contact|blacklist(ed)?|unsubscribed|opted out|opt out|nicht kontaktieren|kontaktsperre|gesperrt|ne pas contacter|ne plus contacter|no contactar|non contattare|nao contactar|nao contatar|niet benaderen|niet contacteren|nie kontaktowac|kontakta (inte|ej)|kontakt ikke|ala ota yhteytta|nekontaktovat)\b|не (контактир|беспоко|связыва)|連絡不可|連絡禁止|勿联系|연락금지/

/** A status or tag that means "leave this person alone" ("DNC", "Blacklisted", "Nicht kontaktieren"). */
export const saysDoNotContact = (text: string): boolean => text.length <= 200 && refusal.test(foldName(text))
