const alone: Readonly<Record<string, string>> = {
  people: 'person',
  'notes and activities': 'note or activity',
  'activities and notes': 'activity or note',
}

/** What one of a survey's plural nouns is called: "company", "endorsement given". */
export function singular(noun: string): string {
  if (noun.startsWith('in ')) return noun
  return (
    alone[noun] ??
    noun.replace(/(ies|(?<=ss|ch)es|s)( (?:given|received|whose|never|left)\b.*)?$/, (_, end: string, rest = '') =>
      end === 'ies' ? `y${rest}` : rest,
    )
  )
}
