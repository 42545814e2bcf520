import { existsSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../csv/index.ts'
import { openPaths } from '../intake/open.ts'
import { mapColumns, shapeOf } from './columns.ts'
import { nameSays } from './header-name.ts'
import { testContext } from './memory-file.fixture.ts'

const map = (header: readonly string[], rows: readonly (readonly string[])[] = []) =>
  Object.fromEntries(mapColumns(header, header.length, rows, 'DE', {}).list.map(({ name, field }) => [name, field]))

const languages: readonly (readonly [string, string, string])[] = [
  [
    'English (HubSpot)',
    'Record ID,First Name,Last Name,Email,Mobile Phone Number,Company Name,Job Title,Country/Region,Unsubscribed from all email,Contact owner,Create Date',
    'id given family email phone company title place do-not-contact owner created',
  ],
  [
    'English (Salesforce)',
    'Contact ID,First Name,Last Name,Title,Account Name,Mailing City,Mobile,Email,Email Opt Out,Lead Source,Last Modified Date',
    'id given family title company place phone email do-not-contact source updated',
  ],
  [
    'English (Google)',
    'First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Value,Phone 1 - Value,Photo',
    'given middle family company title birthday note tag email phone skip',
  ],
  [
    'German',
    'Vorname,Nachname,Mobil,E-Mail privat,Firma,Aktuelle Position,Ort,Gehaltsvorstellung,Kündigungsfrist,Kontaktsperre,Schlagworte,Geburtsdatum',
    'given family phone email company title place pay notice do-not-contact tag birthday',
  ],
  [
    'French',
    'Nom,Prénom,Adresse e-mail,Tél. portable,Société,Poste,Ville,Compétences,Prétentions salariales,Préavis,Ne pas contacter,Langues',
    'family given email phone company title place skill pay notice do-not-contact language',
  ],
  [
    'Spanish',
    'Nombre,Apellidos,Correo electrónico,Teléfono móvil,Empresa,Cargo,Ciudad,Habilidades,No contactar,Fecha de nacimiento',
    'given family email phone company title place skill do-not-contact birthday',
  ],
  [
    'Italian',
    'Nome,Cognome,Indirizzo e-mail,Cellulare,Azienda,Ruolo,Città,Competenze,Non contattare,Preavviso',
    'given family email phone company title place skill do-not-contact notice',
  ],
  [
    'Portuguese',
    'Nome,Sobrenome,E-mail,Telemóvel,Empresa,Função,Cidade,Habilidades,Não contactar,Pretensão salarial',
    'given family email phone company title place skill do-not-contact pay',
  ],
  [
    'Dutch',
    'Voornaam,Tussenvoegsel,Achternaam,E-mailadres,Mobiel,Werkgever,Functie,Woonplaats,Vaardigheden,Niet benaderen',
    'given middle family email phone company title place skill do-not-contact',
  ],
  [
    'Polish',
    'Imię,Nazwisko,E-mail,Telefon,Firma,Stanowisko,Miasto,Umiejętności,Nie kontaktować,Oczekiwania finansowe',
    'given family email phone company title place skill do-not-contact pay',
  ],
  [
    'Swedish',
    'Förnamn,Efternamn,E-postadress,Mobilnummer,Företag,Befattning,Bostadsort,Kompetenser,Kontakta inte,Löneanspråk',
    'given family email phone company title place skill do-not-contact pay',
  ],
  [
    'Ukrainian',
    "Прізвище,Ім'я,Ел. пошта,Номер телефону,Компанія,Посада,Місто,Навички,Не турбувати",
    'family given email phone company title place skill do-not-contact',
  ],
  [
    'Turkish',
    'Adı,Soyadı,E-posta,Cep Telefonu,Şirket,Unvan,Şehir,Beceriler,Aramayın',
    'given family email phone company title place skill do-not-contact',
  ],
  [
    'Japanese',
    '氏名,メールアドレス,電話番号,会社名,役職,スキル,希望年収,連絡不可,生年月日',
    'name email phone company title skill pay do-not-contact birthday',
  ],
  [
    'Chinese',
    '姓名,邮箱,手机号码,公司,职位,城市,技能,请勿联系',
    'name email phone company title place skill do-not-contact',
  ],
]

describe('columns by name', () => {
  it.each(languages)('%s', (_, header, fields) => {
    const names = header.split(',')
    expect(map(names)).toEqual(Object.fromEntries(names.map((name, at) => [name, fields.split(' ')[at]])))
  })

  it.each([
    'Manager email',
    'Emergency contact phone',
    'Company phone',
    'Email status',
    'Email opened date',
    'Referrer name',
    'company_id',
  ])('%s is nothing of the person', name => expect(map([name])[name]).toBe('unmapped'))

  it('a shape does not depend on order, case or punctuation', () => {
    expect(shapeOf(['First Name', 'E-Mail'])).toBe(shapeOf(['e_mail', 'firstName']))
    expect(shapeOf(['Name', 'Email'])).not.toBe(shapeOf(['Name', 'Email', 'Phone']))
  })

  it('any header is mapped without throwing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), header => void map(header)),
      { numRuns: 200 },
    )
    fc.assert(
      fc.property(fc.string(), name => void nameSays(name)),
      { numRuns: 200 },
    )
  })
})

describe('columns by content', () => {
  it('a full name beside its parts, and names alone', () => {
    expect(
      map(
        ['Name', 'Vorname'],
        [
          ['Köhler', 'Ana'],
          ['Adler', 'Ben'],
        ],
      ),
    ).toEqual({ Name: 'family', Vorname: 'given' })
    expect(
      map(
        ['Name', 'Vorname'],
        [
          ['Ana Köhler', 'Ana'],
          ['Ben Adler', 'Ben'],
        ],
      ),
    ).toEqual({ Name: 'name', Vorname: 'given' })
  })

  it('a column of companies called Name, of salutations called Title, of row numbers called ID', () => {
    const rows = [
      ['Acme GmbH', 'Frau', '1'],
      ['Globex Ltd', 'Herr', '1'],
      ['Initech Inc.', 'Frau', '1'],
    ]
    expect(map(['Name', 'Title', 'ID'], rows)).toEqual({ Name: 'company', Title: 'unmapped', ID: 'unmapped' })
  })

  it('dates of birth under another name', () => {
    const rows = ['1971-03-04', '1988-11-17', '1990-01-02', '1965-07-08', '2001-09-30', '1979-12-24'].map(day => [
      'Ana',
      day,
    ])
    expect(map(['Vorname', 'D.'], rows)['D.']).toBe('birthday')
  })
})

const data = '../shared/data/people-matching'
describe.skipIf(!existsSync(data))(`published tables of people (skipped where ${data} is absent)`, () => {
  it.each([
    [
      'splink/fake_1000.csv',
      1000,
      { first_name: 'given', surname: 'family', dob: 'birthday', email: 'email', city: 'place', unique_id: 'id' },
    ],
    [
      'febrl/dataset1.csv',
      1000,
      { given_name: 'given', surname: 'family', date_of_birth: 'birthday', soc_sec_id: 'sensitive', rec_id: 'id' },
    ],
  ])('%s', async (name, rows, fields) => {
    const opened = await openPaths([`${data}/${name}`])
    const [group] = csv.recognise(opened.files)
    if (!group) throw new Error('not claimed')
    const survey = await csv.survey(group, testContext)
    expect(survey.counts[0]?.count).toBe(rows)
    expect(
      Object.fromEntries(survey.tables?.[0]?.columns.map(column => [column.name, column.field]) ?? []),
    ).toMatchObject(fields)
    const people = new Set<string>()
    for await (const item of csv.read(group, testContext)) {
      if ('unread' in item) {
        // A few of these addresses were broken on purpose; their rows come in.
        expect(item.why).toContain('The row comes in')
        continue
      }
      people.add(item.people[0]?.identifiers[0]?.value ?? '')
      expect(JSON.stringify(item.body)).not.toMatch(/"(dob|date_of_birth|soc_sec_id)"/)
    }
    expect(people.size).toBe(rows)
  })
})
