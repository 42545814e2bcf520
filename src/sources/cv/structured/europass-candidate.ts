import type { Json, JsonObject } from '#src/lib/json.ts'
import type { Withheld } from '../fields/withheld.ts'
import type { Xml } from '../layout/markup/xml.ts'
import { kept } from './kept.ts'
import { all, at, fromHtml, textAt, within } from './local-xml.ts'

/** `2019-01-01`; the first of January of a period that says only years is a year no more exactly than it was typed. */
const date = (xml: Xml | undefined): string | undefined => {
  const text = textAt(xml, 'FormattedDateTime') ?? textAt(xml)
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(text ?? '')?.[0]
}

function span(period: Xml | undefined): JsonObject {
  const current = textAt(period, 'CurrentIndicator') === 'true' || textAt(period, 'Ongoing') === 'true'
  return kept({ startDate: date(at(period, 'StartDate')), endDate: current ? undefined : date(at(period, 'EndDate')) })
}

const place = (xml: Xml | undefined): string | undefined => {
  const address = [...within(xml, 'Address')][0]
  const code = textAt(address, 'CountryCode')?.toUpperCase()
  return [textAt(address, 'CityName'), code].filter(part => part !== undefined).join(', ') || undefined
}

const names = new Intl.DisplayNames(['en'], { type: 'language' })

function languageName(code: string | undefined): string | undefined {
  if (!code || !/^[a-z]{2,3}$/i.test(code)) return code
  return names.of(code.toLowerCase()) ?? code
}

function languages(person: Xml | undefined, profile: Xml | undefined): Json[] {
  const mother = all(person, 'PrimaryLanguageCode').map(code =>
    kept({ language: languageName(textAt(code)), fluency: 'Native' }),
  )
  const foreign = [...within(profile, 'PersonCompetency')].flatMap(item => {
    if (textAt(item, 'TaxonomyID') !== 'language') return []
    const levels = [...within(item, 'ScoreText')].flatMap(score => /^[ABC][12]$/.exec(textAt(score) ?? '')?.[0] ?? [])
    const distinct = [...new Set(levels)].sort()
    return [
      kept({
        language: languageName(textAt(item, 'CompetencyID')),
        fluency: distinct.length > 1 ? `${distinct[0]} to ${distinct.at(-1)}` : distinct[0],
      }),
    ]
  })
  return [...mother, ...foreign].filter(item => item['language'] !== undefined)
}

/** The newer Europass XML (`Candidate`, europass.eu/1.0, on HR-XML 3) as JSON Resume. */
export function fromCandidate(candidate: Xml): { resume: JsonObject; withheld: Withheld[] } {
  const person = at(candidate, 'CandidatePerson')
  const profile = at(candidate, 'CandidateProfile')
  const withheld: Withheld[] = []
  for (const [what, name] of [
    ['birth date', 'BirthDate'],
    ['gender', 'GenderCode'],
    ['nationality', 'NationalityCode'],
  ] as const)
    if (textAt(person, name)) withheld.push({ what, page: 1, box: null })
  if ([...within(candidate, 'EmbeddedData')].length > 0) withheld.push({ what: 'photo', page: 1, box: null })
  const channels = all(person, 'Communication')
  const channel = (name: string) => channels.filter(item => textAt(item, 'ChannelCode')?.toLowerCase() === name)
  const phone = channel('telephone')[0]
  const dialing = textAt(phone, 'CountryDialing')
  const number = textAt(phone, 'DialNumber') ?? textAt(phone, 'FormattedNumber')
  const address = channels.map(item => at(item, 'Address')).find(item => item !== undefined)
  const competencies = [...within(profile, 'PersonCompetency')].flatMap(item => {
    const name = textAt(item, 'CompetencyName')
    return name && textAt(item, 'TaxonomyID') !== 'language' ? [{ name }] : []
  })
  const resume = kept({
    basics: kept({
      name:
        [textAt(person, 'PersonName', 'GivenName'), textAt(person, 'PersonName', 'FamilyName')]
          .filter(part => part !== undefined)
          .join(' ') || undefined,
      email: textAt(channel('email')[0], 'URI'),
      phone: number ? `${dialing ? `+${dialing.replace(/^\+/, '')} ` : ''}${number}` : undefined,
      url: textAt(channel('web')[0], 'URI'),
      summary: fromHtml(textAt(profile, 'ExecutiveSummary')).text ?? fromHtml(textAt(profile, 'Introduction')).text,
      location: kept({
        address: textAt(address, 'AddressLine'),
        postalCode: textAt(address, 'PostalCode'),
        city: textAt(address, 'CityName'),
        countryCode: textAt(address, 'CountryCode')?.toUpperCase(),
      }),
    }),
    work: [...within(profile, 'EmployerHistory')].flatMap(employer =>
      all(employer, 'PositionHistory').map(position => {
        const told = fromHtml(textAt(position, 'Description'))
        return kept({
          name: textAt(employer, 'OrganizationName'),
          position: textAt(position, 'PositionTitle'),
          location:
            place(employer) ??
            ([textAt(position, 'City'), textAt(position, 'Country')?.toUpperCase()]
              .filter(part => part !== undefined)
              .join(', ') ||
              undefined),
          ...span(at(position, 'EmploymentPeriod')),
          summary: told.text,
          highlights: told.items,
        })
      }),
    ),
    education: [...within(profile, 'EducationOrganizationAttendance')].map(item =>
      kept({
        institution: textAt(item, 'OrganizationName'),
        studyType: textAt(item, 'EducationDegree', 'DegreeName'),
        location: place(item),
        ...span(at(item, 'AttendancePeriod')),
      }),
    ),
    languages: languages(person, profile),
    skills: competencies,
    certificates: [...within(profile, 'Certification')].flatMap(item => {
      const name = textAt(item, 'CertificationName') ?? textAt(item, 'Title')
      return name
        ? [kept({ name, issuer: textAt(item, 'IssuingAuthority', 'Name'), date: date(at(item, 'FirstIssuedDate')) })]
        : []
    }),
  })
  return { resume, withheld }
}
