import type { Line } from './layout/model.ts'

/** What a document that is no CV is most often instead, by words that head or open it in nine languages. */
const kinds: readonly (readonly [string, RegExp, number])[] = [
  [
    'a job advertisement',
    /\(\s*[mwfdx]\s*\/\s*[mwfdxh]\s*(?:\/\s*[mwfdx]\s*)?\)|^(?:apply now|how to apply|we offer|what we offer|your (?:responsibilities|tasks|profile)|about (?:us|the role)|benefits|requirements|wir bieten|wir suchen|ihre? (?:aufgaben|profil)|dein(?:e)? (?:aufgaben|profil)|jetzt bewerben|nous (?:offrons|recherchons)|vos missions|votre profil|profil recherché|ofrecemos|requisitos|se ofrece|offriamo|cerchiamo|requisiti|wij (?:bieden|zoeken)|wat wij bieden|functie-eisen|oferujemy|wymagania|oferecemos|requisitos|応募資格|募集要項|待遇)\b/i,
    2,
  ],
  [
    'an invoice',
    /^(?:invoice|tax invoice|rechnung|facture|factura|fattura|factuur|faktura|fatura|請求書)(?:\b|$)|\b(?:vat|iban|ust-id|tva|btw|nip)\b/i,
    1,
  ],
  [
    'a statement of account',
    /\b(?:statement of account|bank statement|kontoauszug|relevé de compte|extracto bancario|estratto conto|rekeningafschrift|wyciąg)\b/i,
    1,
  ],
  [
    'a contract',
    /^(?:employment contract|contract|agreement|arbeitsvertrag|vertrag|contrat|contrato|contratto|arbeidsovereenkomst|umowa|雇用契約書|契約書)(?:\b|$)/i,
    1,
  ],
  [
    'a letter of reference',
    /^(?:letter of reference|reference letter|certificate of employment|arbeitszeugnis|zwischenzeugnis|certificat de travail|lettre de recommandation|carta de recomendación|lettera di referenze|getuigschrift|świadectwo pracy|在職証明書)(?:\b|$)/i,
    1,
  ],
  [
    'an article',
    /^(?:abstract|keywords|\d\.? introduction|related work|zusammenfassung|schlüsselwörter|mots-clés|palabras clave)[:.]?$|\bdoi\.org\//i,
    2,
  ],
  ['the minutes of a meeting', /^(?:minutes|agenda|protokoll|compte rendu|acta|verbale|notulen|protokół|議事録)\b/i, 1],
  ['a menu or a recipe', /^(?:ingredients|zutaten|ingrédients|ingredientes|ingredienti|składniki|材料)[:.]?$/i, 1],
]

/** Verse: short lines of words and nothing else. */
function isVerse(lines: readonly string[]): boolean {
  const said = lines.filter(line => line !== '')
  return (
    said.length >= 4 &&
    said.every(line => line.length < 64 && !/[\d@:|•]/.test(line)) &&
    said.filter(line => line.split(/\s+/).length >= 4).length >= said.length * 0.8
  )
}

/** What a document reads like that is no CV: "an invoice". Null when nothing tells. */
export function otherKind(lines: readonly Line[]): string | null {
  const texts = lines.map(line =>
    line.cells
      .map(cell => cell.text)
      .join(' ')
      .trim(),
  )
  for (const [name, pattern, times] of kinds)
    if (texts.filter(text => text.length < 160 && pattern.test(text)).length >= times) return name
  return isVerse(texts) ? 'a poem' : null
}
