/** Fields of people as they are called. The web's table of values uses the same names as keys. */
const names: Readonly<Record<string, string>> = {
  given: 'given name',
  middle: 'middle name',
  family: 'family name',
  birth: 'birthday',
  email: 'email',
  phone: 'phone',
  profile: 'profile',
  city: 'place',
  employer: 'employer',
  title: 'title',
  skill: 'skills',
  'other:school': 'school',
}

export const fieldWords = (field: string): string => names[field] ?? field.replace(/^[a-z]+:/, '')
