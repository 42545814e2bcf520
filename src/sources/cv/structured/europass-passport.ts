import type { Json, JsonObject } from '#src/lib/json.ts'
import type { Withheld } from '../fields/withheld.ts'
import type { Xml } from '../layout/markup/xml.ts'
import { kept } from './kept.ts'
import { all, at, fromHtml, textAt } from './local-xml.ts'

/** `<From year="2010" month="--03" day="---01"/>`: xs:gYear, xs:gMonth, xs:gDay (XML Schema part 2). */
function date(xml: Xml | undefined): string | undefined {
  const { year, month, day } = xml?.attributes ?? {}
  if (!/^\d{4}$/.test(year ?? '')) return undefined
  const two = (part: string | undefined) => /(\d{2})$/.exec(part ?? '')?.[1]
  return [year, two(month), two(month) ? two(day) : undefined].filter(part => part !== undefined).join('-')
}

function span(xml: Xml | undefined): JsonObject {
  const period = at(xml, 'Period')
  return kept({
    startDate: date(at(period, 'From')),
    endDate: textAt(period, 'Current') === 'true' ? undefined : date(at(period, 'To')),
  })
}

const place = (xml: Xml | undefined): string | undefined => {
  const contact = at(xml, 'ContactInfo', 'Address', 'Contact')
  return (
    [textAt(contact, 'Municipality'), textAt(contact, 'Country', 'Label')]
      .filter(part => part !== undefined)
      .join(', ') || undefined
  )
}

function languages(linguistic: Xml | undefined): Json[] {
  const mother = all(at(linguistic, 'MotherTongueList'), 'MotherTongue').map(item =>
    kept({ language: textAt(item, 'Description', 'Label'), fluency: 'Native' }),
  )
  const foreign = all(at(linguistic, 'ForeignLanguageList'), 'ForeignLanguage').map(item => {
    const levels = ['Listening', 'Reading', 'SpokenInteraction', 'SpokenProduction', 'Writing'].flatMap(
      part => textAt(item, 'ProficiencyLevel', part) ?? [],
    )
    const distinct = [...new Set(levels)].sort()
    return kept({
      language: textAt(item, 'Description', 'Label'),
      fluency: distinct.length > 1 ? `${distinct[0]} to ${distinct.at(-1)}` : distinct[0],
    })
  })
  return [...mother, ...foreign].filter(item => item['language'] !== undefined)
}

/** Europass XML v3 (`SkillsPassport`, europass.cedefop.europa.eu) as JSON Resume. */
export function fromPassport(passport: Xml): { resume: JsonObject; withheld: Withheld[] } {
  const learner = at(passport, 'LearnerInfo')
  const identity = at(learner, 'Identification')
  const contact = at(identity, 'ContactInfo')
  const address = at(contact, 'Address', 'Contact')
  const demographics = at(identity, 'Demographics')
  const withheld: Withheld[] = []
  const hold = (what: Withheld['what'], xml: Xml | undefined) => {
    if (xml) withheld.push({ what, page: 1, box: null })
  }
  hold('photo', at(identity, 'Photo'))
  hold('birth date', at(demographics, 'Birthdate'))
  hold('gender', at(demographics, 'Gender'))
  hold('nationality', at(demographics, 'NationalityList'))
  const websites = all(at(contact, 'WebsiteList'), 'Website').flatMap(item => textAt(item, 'Contact') ?? [])
  const headline = at(learner, 'Headline')
  const statement = textAt(headline, 'Type', 'Code') === 'personal_statement'
  const said = textAt(headline, 'Description', 'Label') ?? textAt(headline, 'Description')
  const skills = at(learner, 'Skills')
  const skillGroups = ['Communication', 'Organisational', 'JobRelated', 'Computer', 'Other'].flatMap((name): Json[] => {
    const read = fromHtml(textAt(skills, name, 'Description'))
    const keywords =
      read.items.length > 0
        ? read.items
        : (read.text ?? '').split(/[,;•]\s*/).filter(part => part !== '' && part.length < 60)
    return keywords.length > 0 ? [{ name: name.replace(/(?<=.)([A-Z])/g, ' $1'), keywords }] : []
  })
  const achievements = all(at(learner, 'AchievementList'), 'Achievement').map(item => ({
    kind: textAt(item, 'Title', 'Code'),
    name: fromHtml(textAt(item, 'Description')).text,
  }))
  const resume = kept({
    basics: kept({
      name:
        [textAt(identity, 'PersonName', 'FirstName'), textAt(identity, 'PersonName', 'Surname')]
          .filter(part => part !== undefined)
          .join(' ') || undefined,
      label: statement ? undefined : said,
      summary: statement ? said : undefined,
      email: textAt(contact, 'Email', 'Contact'),
      phone: textAt(all(at(contact, 'TelephoneList'), 'Telephone')[0], 'Contact'),
      url: websites[0],
      location: kept({
        address: textAt(address, 'AddressLine'),
        postalCode: textAt(address, 'PostalCode'),
        city: textAt(address, 'Municipality'),
        countryCode: textAt(address, 'Country', 'Code'),
      }),
    }),
    work: all(at(learner, 'WorkExperienceList'), 'WorkExperience').map(item => {
      const activities = fromHtml(textAt(item, 'Activities'))
      return kept({
        name: textAt(item, 'Employer', 'Name'),
        position: textAt(item, 'Position', 'Label'),
        location: place(at(item, 'Employer')),
        ...span(item),
        summary: activities.text,
        highlights: activities.items,
      })
    }),
    education: all(at(learner, 'EducationList'), 'Education').map(item =>
      kept({
        institution: textAt(item, 'Organisation', 'Name'),
        studyType: textAt(item, 'Title'),
        area: textAt(item, 'Field', 'Label'),
        location: place(at(item, 'Organisation')),
        ...span(item),
      }),
    ),
    languages: languages(at(skills, 'Linguistic')),
    skills: skillGroups,
    publications: achievements.flatMap(({ kind, name }) => (kind === 'publications' && name ? [{ name }] : [])),
    projects: achievements.flatMap(({ kind, name }) => (kind === 'projects' && name ? [{ name }] : [])),
    awards: achievements.flatMap(({ kind, name }) => (kind === 'honors_awards' && name ? [{ title: name }] : [])),
    certificates: achievements.flatMap(({ kind, name }) => (kind === 'certifications' && name ? [{ name }] : [])),
  })
  return { resume, withheld }
}
