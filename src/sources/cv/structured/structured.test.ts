import { describe, expect, it } from 'vitest'
import { parseCv } from '../parse.ts'
import { firstFree, handMadePdf, shortCv, textPage } from '../pdf.fixture.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const json = async (value: unknown) => (await parseCv(bytes(JSON.stringify(value)))).json

describe('JSON Resume as input', () => {
  it('brings version 0 to 1', async () => {
    const resume = await json({
      bio: { name: 'Imogen Thistlewood', website: 'https://imogen.example', picture: 'me.png' },
      work: [
        {
          company: 'Ashdown Hospital',
          position: 'Nurse',
          website: 'https://ashdown.example',
          startDate: '2019-03',
          endDate: '',
        },
      ],
      education: [{ institution: 'Westmarch', gpa: '3.9' }],
      hobbies: ['Chess'],
      profiles: { github: { username: 'imogen', url: 'https://github.com/imogen' } },
    })
    expect(resume).toMatchObject({
      basics: {
        name: 'Imogen Thistlewood',
        url: 'https://imogen.example',
        profiles: [{ network: 'github', username: 'imogen' }],
      },
      work: [{ name: 'Ashdown Hospital', url: 'https://ashdown.example', startDate: '2019-03' }],
      education: [{ score: '3.9' }],
      interests: [{ name: 'Chess' }],
      meta: { throughline: { leftOut: [{ what: 'photo' }] } },
    })
    expect(JSON.stringify(resume)).not.toMatch(/"endDate"|"company"|"picture"|me\.png/)
  })

  it('keeps keys that it does not know', async () => {
    expect(
      await json({ basics: { name: 'Imogen', pronouns: 'she' }, work: [], chess: { rating: 1900 } }),
    ).toMatchObject({ basics: { pronouns: 'she' }, chess: { rating: 1900 } })
  })

  it('keeps a date that is none, and names it', async () => {
    expect(await json({ basics: {}, work: [{ name: 'A', startDate: '2023-13', endDate: '2022' }] })).toMatchObject({
      work: [{ startDate: '2023-13', endDate: '2022' }],
      meta: { throughline: { warnings: [{ code: 'bad-date', text: expect.stringContaining('/work/0/startDate') }] } },
    })
  })

  it('names dates that run backwards', async () => {
    expect(await json({ basics: {}, work: [{ name: 'A', startDate: '2020-05', endDate: '2019-01' }] })).toMatchObject({
      meta: { throughline: { warnings: [{ code: 'dates-out-of-order' }] } },
    })
  })

  it('is not reached into', async () => {
    const { json: resume } = await parseCv(
      bytes('{"basics":{"name":"A"},"work":[],"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
    )
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(Object.keys(resume)).not.toContain('__proto__')
  })

  it('reads FRESH', async () => {
    expect(
      await json({
        name: 'Jo',
        meta: { format: 'FRESH@1.0.0' },
        employment: { history: [{ employer: 'A', position: 'B', start: '2019-01' }] },
        skills: { sets: [{ name: 'Web', skills: ['CSS'] }] },
      }),
    ).toMatchObject({
      basics: { name: 'Jo' },
      work: [{ name: 'A', position: 'B', startDate: '2019-01' }],
      skills: [{ name: 'Web', keywords: ['CSS'] }],
    })
  })
})

const passport = `<?xml version="1.0" encoding="UTF-8"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="en"><LearnerInfo>
<Identification><PersonName><FirstName>Leonore</FirstName><Surname>Wiesenthal</Surname></PersonName><ContactInfo><Address><Contact><AddressLine>Lindenallee 12</AddressLine><PostalCode>04105</PostalCode><Municipality>Leipzig</Municipality><Country><Code>DE</Code><Label>Germany</Label></Country></Contact></Address><Email><Contact>leonore@posteo.example</Contact></Email><TelephoneList><Telephone><Contact>+49 151 23456789</Contact></Telephone></TelephoneList></ContactInfo><Demographics><Birthdate year="1985" month="--03" day="---12"/><Gender><Code>F</Code></Gender></Demographics></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/><Current>true</Current></Period><Position><Label>Buyer</Label></Position><Activities>&lt;p&gt;Buys steel.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Cut costs &amp;amp; delays&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Morgenrot GmbH</Name><ContactInfo><Address><Contact><Municipality>Leipzig</Municipality><Country><Label>Germany</Label></Country></Contact></Address></ContactInfo></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2010"/><To year="2013" month="--07"/></Period><Title>Diplom</Title><Organisation><Name>TU Hohenau</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>German</Label></Description></MotherTongue></MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>English</Label></Description><ProficiencyLevel><Listening>C1</Listening><Writing>B2</Writing></ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic></Skills></LearnerInfo></SkillsPassport>`

const candidate = `<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3">
<CandidatePerson><PersonName><oa:GivenName>Duarte</oa:GivenName><hr:FamilyName>Noronha</hr:FamilyName></PersonName><Communication><ChannelCode>Email</ChannelCode><oa:URI>duarte@inbox.example</oa:URI></Communication><Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>351</CountryDialing><oa:DialNumber>912345678</oa:DialNumber></Communication><hr:BirthDate>1990-01-01</hr:BirthDate><PrimaryLanguageCode>por</PrimaryLanguageCode></CandidatePerson>
<CandidateProfile><EmploymentHistory><EmployerHistory><hr:OrganizationName>Farol Digital</hr:OrganizationName><PositionHistory><PositionTitle>Designer</PositionTitle><eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2019-02-01</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod></PositionHistory></EmployerHistory></EmploymentHistory>
<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>Universidade Nova</hr:OrganizationName><EducationDegree><hr:DegreeName>Licenciatura</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory>
<PersonQualifications><PersonCompetency><CompetencyID>eng</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID><hr:CompetencyDimension><eures:Score><hr:ScoreText>C1</hr:ScoreText></eures:Score></hr:CompetencyDimension></PersonCompetency></PersonQualifications></CandidateProfile></Candidate>`

const expected = {
  basics: {
    name: 'Leonore Wiesenthal',
    email: 'leonore@posteo.example',
    location: { city: 'Leipzig', countryCode: 'DE' },
  },
  work: [
    {
      name: 'Morgenrot GmbH',
      position: 'Buyer',
      startDate: '2019-03',
      location: 'Leipzig, Germany',
      summary: 'Buys steel.',
      highlights: ['Cut costs & delays'],
    },
  ],
  education: [{ institution: 'TU Hohenau', studyType: 'Diplom', startDate: '2010', endDate: '2013-07' }],
  languages: [
    { language: 'German', fluency: 'Native' },
    { language: 'English', fluency: 'B2 to C1' },
  ],
  meta: { throughline: { leftOut: [{ what: 'birth date' }, { what: 'gender' }] } },
}

describe('Europass', () => {
  it('reads the skills passport, version 3', async () => {
    const { json: resume } = await parseCv(bytes(passport))
    expect(resume).toMatchObject(expected)
    expect(JSON.stringify(resume)).not.toContain('1985')
  })

  it('reads the newer candidate', async () => {
    const { json: resume } = await parseCv(bytes(candidate))
    expect(resume).toMatchObject({
      basics: { name: 'Duarte Noronha', email: 'duarte@inbox.example', phone: '+351 912345678' },
      work: [{ name: 'Farol Digital', position: 'Designer', startDate: '2019-02-01' }],
      education: [{ institution: 'Universidade Nova', studyType: 'Licenciatura' }],
      languages: [
        { language: 'Portuguese', fluency: 'Native' },
        { language: 'English', fluency: 'C1' },
      ],
    })
    expect(JSON.stringify(resume)).not.toContain('1990')
  })

  it('takes the data out of its PDF rather than the page', async () => {
    const at = firstFree(1)
    const xml = Buffer.from(passport, 'utf8').toString('latin1')
    const pdf = handMadePdf({
      pages: [textPage(shortCv)],
      more: [
        `<< /Type /Filespec /F (europass.xml) /UF (europass.xml) /EF << /F ${at + 1} 0 R >> >>`,
        `<< /Type /EmbeddedFile /Length ${xml.length} >>\nstream\n${xml}\nendstream`,
      ],
      catalogue: `/Names << /EmbeddedFiles << /Names [(europass.xml) ${at} 0 R] >> >>`,
    })
    expect((await parseCv(pdf)).json).toMatchObject(expected)
  })

  it('expands no entity and fetches nothing', async () => {
    const bomb = passport
      .replace(
        '<SkillsPassport',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><SkillsPassport',
      )
      .replace('Leonore', '&b;Leonore')
    const { json: resume } = await parseCv(bytes(bomb))
    expect(resume).toMatchObject({ basics: { name: expect.stringContaining('Leonore') } })
    expect(JSON.stringify(resume)).not.toContain('root:')
  })
})
