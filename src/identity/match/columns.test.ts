import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapColumns } from './columns.ts'
import { fieldsOf, RowReader, splitName } from './row.ts'

const meanings = (header: readonly string[], ...rows: readonly (readonly string[])[]): string[] =>
  mapColumns(header, rows).map(column => column.meaning)

describe('columns by name and content', () => {
  it('knows the usual names, in several languages', () => {
    expect(
      meanings(
        [
          'rec_id',
          ' given_name',
          'surname',
          'date_of_birth',
          'soc_sec_id',
          'address_1',
          'address_2',
          'suburb',
          'postcode',
        ],
        ['r1', 'ann', 'smith', '19800517', '6988048', 'high street', 'the barn', 'dover', '2010'],
      ),
    ).toEqual(['id', 'given', 'family', 'birth', 'national', 'street', 'district', 'city', 'postcode'])
    expect(
      meanings(
        ['Vorname', 'Nachname', 'Geburtsdatum', 'E-Mail', 'Telefon', 'PLZ', 'Ort', 'Firma'],
        ['Ann', 'Smith', '17.05.1980', 'a@b.example', '+49 151 1234567', '10115', 'Berlin', 'Acme'],
      ),
    ).toEqual(['given', 'family', 'birth', 'email', 'phone', 'postcode', 'city', 'employer'])
    expect(
      meanings(
        ['unique_id', 'full_name', 'dob', 'birth_place', 'occupation', 'cluster'],
        ['1', 'ann smith', '1980-05-17', 'dover', 'nurse', 'Q1'],
      ),
    ).toEqual(['id', 'full', 'birth', 'other:birth place', 'other:occupation', 'ignored'])
  })
  it('believes the values where a name says something else', () => {
    expect(
      meanings(
        ['Phone', 'Email', 'City', 'Notes', 'Name'],
        ['ann@x.example', '1980-05-17', '10115', 'https://linkedin.com/in/ann', '4711'],
        ['bo@x.example', '1981-06-18', '20095', 'https://linkedin.com/in/bo', '4712'],
      ),
    ).toEqual(['email', 'date', 'code:city', 'profile', 'code:name'])
  })
  it('a column of names with legal forms holds organisations', () => {
    expect(meanings(['person_name'], ['Acme N. V.'], ['Beta B.V., Utrecht'], ['Gamma GmbH'])).toEqual(['organisation'])
  })
  it('reads whole names', () => {
    expect(splitName('Dr. Ann Mary van der Berg, PhD')).toEqual({
      given: 'Ann',
      middle: 'Mary',
      family: 'van der Berg',
    })
    expect(splitName('Smith, Ann')).toEqual({ given: 'Ann', middle: '', family: 'Smith' })
    expect(splitName('Cher')).toEqual({ given: '', middle: '', family: 'Cher' })
  })
  it('reads rows, with the row number where there is no id', () => {
    const columns = mapColumns(['Name', 'Emails', 'Team'], [['Ann Smith', 'a@x.example; b@x.example', 'North']])
    expect(fieldsOf(columns)).toEqual(
      ['given', 'middle', 'email', 'family', 'other:team'].sort(
        (a, b) => fieldsOf(columns).indexOf(a) - fieldsOf(columns).indexOf(b),
      ),
    )
    const record = new RowReader(columns).read(['Ann Smith', 'a@x.example; b@x.example', 'North'], 7)
    expect(record.id).toBe('7')
    expect(record.values.email).toEqual(['a@x.example', 'b@x.example'])
    expect(record.values.given).toEqual(['Ann'])
    expect(record.values.family).toEqual(['Smith'])
  })
  it('takes any table', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', '__proto__', '1980-01-01', 'a@b.example'),
    )
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 5 }),
        (header, rows) => {
          const columns = mapColumns(header, rows)
          expect(columns.length).toBe(header.length)
          const reader = new RowReader(columns)
          for (const [i, row] of rows.entries()) expect(reader.read(row, i + 1).id).not.toBe('')
        },
      ),
      { numRuns: 200 },
    )
  })
})
