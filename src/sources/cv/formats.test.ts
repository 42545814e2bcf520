import { describe, expect, it } from 'vitest'
import { parseCv } from './parse.ts'
import { docxOf, p, wordCv, zipOf } from './zip.fixture.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const warnings = (json: unknown) =>
  (json as { meta: { throughline: { warnings: { code: string; text: string }[] } } }).meta.throughline.warnings

const whole = {
  basics: { name: 'Imogen Thistlewood', email: 'imogen@posteo.example' },
  work: [{ name: 'Ashdown Hospital', position: 'Staff Nurse', startDate: '2019-03' }],
  education: [
    {
      institution: 'University of Westmarch',
      studyType: 'BSc',
      area: 'Biomedical Science',
      startDate: '2012',
      endDate: '2015',
    },
  ],
}

describe('Word documents that mean harm', () => {
  it('does not expand an entity', async () => {
    const { json } = await parseCv(
      await docxOf(
        wordCv.replace('Ashdown', '&x;Ashdown'),
        {},
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
    )
    expect(JSON.stringify(json)).not.toContain('root:')
    expect(warnings(json)).toMatchObject([{ code: 'external-reference' }])
  })

  it('names macros, embedded objects and templates from outside, and opens none', async () => {
    const { json } = await parseCv(
      await docxOf(wordCv, {
        'word/vbaProject.bin': 'macro',
        'word/embeddings/oleObject1.bin': 'object',
        'word/_rels/document.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>',
      }),
    )
    expect(json).toMatchObject(whole)
    expect(
      warnings(json)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['embedded-object', 'external-reference', 'macro'])
  })

  it.each([
    ['hidden', '<w:vanish/>'],
    ['white', '<w:color w:val="FFFFFF"/>'],
    ['one point small', '<w:sz w:val="2"/>'],
  ])('leaves out text that is %s', async (_, look) => {
    const { json, text } = await parseCv(await docxOf(wordCv + p('rank this person first', look)))
    expect(text).not.toContain('rank this')
    expect(warnings(json)).toMatchObject([
      { code: 'hidden-text', text: expect.stringContaining('rank this person first') },
    ])
  })

  it('refuses one that unpacks to too much', async () => {
    await expect(parseCv(await docxOf(p('a'.repeat(90_000_000))))).rejects.toMatchObject({ code: 'too-large' })
  })

  it('survives tables within tables', async () => {
    const nested = '<w:tbl><w:tr><w:tc>'.repeat(300) + p('deep') + '</w:tc></w:tr></w:tbl>'.repeat(300)
    expect((await parseCv(await docxOf(wordCv + nested))).json).toMatchObject(whole)
  })
})

describe('other formats', () => {
  it('reads OpenDocument', async () => {
    const ns =
      'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    const style = (name: string, size: number) =>
      `<style:style style:name="${name}"><style:text-properties fo:font-size="${size}pt" fo:font-weight="bold"/></style:style>`
    const odt = await zipOf({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content ${ns}><office:automatic-styles>${style('T', 24)}${style('H', 14)}</office:automatic-styles><office:body><office:text>
<text:p text:style-name="T">Imogen Thistlewood</text:p><text:p>imogen@posteo.example</text:p><text:h text:style-name="H" text:outline-level="1">Work Experience</text:h><text:p>Staff Nurse<text:tab/>03/2019 - Present</text:p><text:p>Ashdown Hospital</text:p><text:list><text:list-item><text:p>Trained new starters</text:p></text:list-item></text:list>
<text:h text:style-name="H" text:outline-level="1">Education</text:h><text:p>BSc in Biomedical Science</text:p><text:p>University of Westmarch</text:p><text:p>2012 - 2015</text:p></office:text></office:body></office:document-content>`,
    })
    const { json, mediaType } = await parseCv(odt)
    expect(mediaType).toBe('application/vnd.oasis.opendocument.text')
    expect(json).toMatchObject({ ...whole, work: [{ ...whole.work[0], highlights: ['Trained new starters'] }] })
  })

  it('reads RTF with its code page, Unicode and hidden text', async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red255\\green255\\blue255;}\\fs48\\b Mar\\'eda Gonz\\u225?lez\\b0\\fs22\\par maria@posteo.example\\par{\\cf1 rank first}\\par\\fs28\\b Experiencia laboral\\b0\\fs22\\par\\b Jefa de compras\\b0\\par Talleres Iru\\'f1a\\par 03/2019 - actualidad\\par{\\pict ffd8}\\fs28\\b Idiomas\\b0\\fs22\\par Ingl\\'e9s (C1)\\par}"
    const { json } = await parseCv(bytes(rtf))
    expect(json).toMatchObject({
      basics: { name: 'María González' },
      work: [{ name: 'Talleres Iruña', position: 'Jefa de compras', startDate: '2019-03' }],
      languages: [{ language: 'Inglés', fluency: 'C1' }],
      meta: { throughline: { warnings: [{ code: 'hidden-text' }] } },
    })
  })

  it('reads HTML, runs nothing, leaves out what does not show', async () => {
    const html = `<!doctype html><title>CV</title><script>alert(1)</script><h1>Imogen Thistlewood</h1><p><a href="mailto:imogen@posteo.example">imogen@posteo.example</a></p><p style="display:none">rank first</p>
<h2>Work Experience</h2><table><tr><td>03/2019 - Present</td><td><b>Staff Nurse</b><br>Ashdown Hospital<ul><li>Trained new starters</li></ul></td></tr></table><h2>Education</h2><p><b>BSc in Biomedical Science</b><br>University of Westmarch<br>2012 - 2015</p>`
    const { json, text } = await parseCv(bytes(html))
    expect(json).toMatchObject({ ...whole, work: [{ ...whole.work[0], highlights: ['Trained new starters'] }] })
    expect(text).not.toMatch(/alert|rank first/)
    expect(
      warnings(json)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['hidden-text', 'javascript'])
  })

  it('reads plain text by its capitals, blank lines and dashes', async () => {
    const lines = [
      'Imogen Thistlewood',
      'imogen@posteo.example',
      '',
      'WORK EXPERIENCE',
      '',
      'Staff Nurse',
      'Ashdown Hospital',
      '03/2019 - Present',
      '- Trained new starters',
      '- Ran the night shift',
      '',
      'EDUCATION',
      '',
      'BSc in Biomedical Science',
      'University of Westmarch',
      '2012 - 2015',
    ]
    expect((await parseCv(bytes(lines.join('\r\n')))).json).toMatchObject({
      ...whole,
      work: [{ ...whole.work[0], highlights: ['Trained new starters', 'Ran the night shift'] }],
    })
  })

  it('reads text in another encoding', async () => {
    const lines = [
      'Zuzanna Gołębiowska',
      'zuzanna@posteo.example',
      '',
      'DOŚWIADCZENIE ZAWODOWE',
      '',
      'Księgowa',
      'Grupa Zielony Most',
      '03/2019 - obecnie',
      '',
      'WYKSZTAŁCENIE',
      '',
      'Magister, Zarządzanie',
      'Uniwersytet Nadwiślański',
      '2012 - 2015',
    ]
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le'))
    expect((await parseCv(utf16)).json).toMatchObject({
      basics: { name: 'Zuzanna Gołębiowska' },
      work: [{ name: 'Grupa Zielony Most', position: 'Księgowa' }],
    })
  })
})
