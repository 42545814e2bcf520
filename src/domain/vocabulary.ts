/**
 * What a house that fills its own jobs calls things: an assignment is a requisition, what allows it is an approval, and
 * who asks for people is the hiring team. The words of the program are an agency's; this is the one place that knows the others.
 */
const inHouse: readonly (readonly [RegExp, string])[] = [
  [/\bjobs\b/g, 'requisitions'],
  [/\bJobs\b/g, 'Requisitions'],
  [/\bjob\b/g, 'requisition'],
  [/\bJob\b/g, 'Requisition'],
  [/\border\b/g, 'approval'],
  [/\bClients\b/g, 'Hiring teams'],
  [/\bclients\b/g, 'hiring teams'],
  [/\bClient\b/g, 'Hiring team'],
  [/\bclient\b/g, 'hiring team'],
]

/** Words of the program as this house says them. Never what people wrote: a job coach stays one. */
export const asInHouse = (words: string): string =>
  inHouse.reduce((said, [agency, own]) => said.replace(agency, own), words)
