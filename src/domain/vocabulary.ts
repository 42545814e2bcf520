/**
 * What a house that fills its own jobs calls things: an assignment is a requisition, what allows it is an approval, and
 * who asks for people is the hiring team. The words of the program are an agency's; this is the one place that knows the others.
 */
const inHouse: Readonly<Record<string, string>> = {
  jobs: 'requisitions',
  job: 'requisition',
  order: 'approval',
  clients: 'hiring teams',
  client: 'hiring team',
}

/** Isolates of the Unicode bidirectional algorithm (UAX 9): a foreign name between them keeps its own direction, too. */
const [begin, end] = ['\u2068', '\u2069']
const marks = /[\u2068\u2069]/g

// What is in every house the same: what people wrote, what stands in braces or quotation marks, addresses, what is no word
// of ours, and things of the world that happen to hold one.
const kept =
  /\u2068[^\u2069]*\u2069|“[^”]*”|\{[^}]*\}|\S+[@+]\S+|\bjob (?:boards?|titles?|cuts?)\b|\bchanged job\b|\bin this order\b/
const words = new RegExp(`${kept.source}|\\b(${Object.keys(inHouse).join('|')})\\b`, 'gi')

/** Words of the program as this house says them. Never what people wrote: a job coach stays one. */
export const asInHouse = (said: string): string =>
  said.replace(words, (found: string, word: string | undefined) => {
    const own = word === undefined ? undefined : inHouse[word.toLowerCase()]
    if (own === undefined) return found
    return /^[A-Z]/.test(found) ? own.charAt(0).toUpperCase() + own.slice(1) : own
  })

/** A name or title inside a sentence of the program: it stays as it is, whatever the house calls things. */
export const asWritten = (text: string): string => `${begin}${text.replace(marks, '')}${end}`

/** The sentence without the marks of what is written in it, to be kept. */
export const unmarked = (said: string): string => said.replace(marks, '')
