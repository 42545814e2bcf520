/** What a decision is called that is no act of its own on the line: in a list of what is to be settled, or of what a file brings. */
export const decisionWords: { readonly [kind: string]: string } = {
  'person.remembered': 'Remembered',
  'person.tagged': 'Tag',
  'person.pooled': 'Pool',
  'person.rated': 'Rating',
  'person.owned': 'Owner',
  'company.recorded': 'Company',
  'contact.forbidden': 'Do not contact',
  'contact.allowed': 'May be contacted',
  'value.set': 'Value written by hand',
  'value.preferred': 'Value preferred',
  'value.withdrawn': 'Value taken back',
  'followup.promised': 'Promise',
  'followup.kept': 'Promise kept',
}
