import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeStream, decodeText, sniffEncoding } from './text.ts'

async function* chunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function decoded(bytes: Uint8Array, encoding: string, size = 7): Promise<string> {
  let text = ''
  for await (const part of decodeStream(chunks(bytes, size), encoding)) text += part
  return text
}

const texts: readonly (readonly [string, string])[] = [
  ['windows-1252', 'Name;Ort;Firma\r\nJörg Müller;Köln;Bäckerei Groß\r\nJosé Núñez;París;Élan – “Café”\r\n'],
  ['windows-1252', 'Name\r\nJosé\r\n'],
  ['shift_jis', '名前,会社,役職\n山田太郎,株式会社トヨタ,部長\n佐藤花子,ソニー,エンジニア\n'],
  ['shift_jis', 'First Name,Company\n花子,Larkwell Bank\n田中,Pellmarsh Foods\n'],
  ['windows-1252', 'Name,Title\r\nAnn O’Hara,“VP” – Sales…\r\n'],
  ['windows-1250', 'Imię,Firma\nŁukasz Żółć,Źródło\nMałgorzata,Piękna\n'],
  ['windows-1252', 'Navn,Firma\nSøren Ærø,Mærsk\nÅse,£50 & ³\n'],
  ['windows-1252', 'Città,Perché\nGià così,¿Qué?\n'],
  ['windows-1250', 'Jméno,Firma\nJiří Dvořák,Škoda\nŽofie Žižková,Příběh\n'],
  ['euc-jp', '名前,会社,役職\n山田太郎,株式会社トヨタ,部長\n佐藤花子,ソニー,エンジニア\n'],
  ['windows-1251', 'Имя,Компания\nИван Петров,Яндекс\nОльга Смирнова,Газпром\n'],
  ['gb18030', '姓名,公司,职位\n王小明,腾讯科技,软件工程师\n李娜,阿里巴巴集团,产品经理\n'],
  ['big5', '姓名,公司,職稱\n王小明,台灣積體電路,軟體工程師\n林美玲,鴻海精密,產品經理\n'],
  ['euc-kr', '이름,회사,직책\n김철수,삼성전자,부장\n이영희,엘지화학,과장\n'],
  ['utf-16le', 'First Name,Last Name\r\nŁukasz,Żółć\r\n'],
  ['utf-16be', 'First Name,Last Name\r\nŁukasz,Żółć\r\n'],
  ['utf-8', 'First Name,Last Name\r\nŁukasz,Żółć 🎻\r\n'],
]

describe('encodings', () => {
  it.each(texts)('%s is found and read in small pieces', async (encoding, text) => {
    const bytes = iconv.encode(text, encoding)
    expect(decodeText(bytes)).toEqual({ encoding, bom: false })
    for (const size of [1, 2, 3, 5, 4096]) expect(await decoded(bytes, encoding, size)).toBe(text)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('%s with a byte-order mark loses the mark only', async encoding => {
    const bytes = iconv.encode('a,b\n名,é\n', encoding, { addBOM: true })
    expect(decodeText(bytes)).toEqual({ encoding, bom: true })
    for (const size of [1, 2, 100]) expect(await decoded(bytes, encoding, size)).toBe('a,b\n名,é\n')
  })

  it('are not looked for in what is no text', () => {
    const packed = Buffer.from(Array.from({ length: 65_536 }, (_, at) => (at * 2_654_435_761) >>> 24))
    expect(decodeText(packed)).toEqual({ encoding: 'windows-1252', bom: false })
    const japanese = iconv.encode('名前,会社\n山田太郎,株式会社トヨタ\n', 'shift_jis')
    // A page break and an escape are text, a stray zero byte in a long file does not make it anything else.
    const stray = Buffer.concat([japanese, Buffer.from('\f\x1b\0'), ...Array.from({ length: 20 }, () => japanese)])
    expect(decodeText(stray).encoding).toBe('shift_jis')
  })

  it('keeps UTF-8 when the head was cut inside a character', () => {
    const bytes = Buffer.from(`${'x'.repeat(99)}🎻`)
    for (let cut = 100; cut < bytes.length; cut++) expect(sniffEncoding(bytes.subarray(0, cut))).toBe('utf-8')
  })

  it('reads stray windows-1252 bytes in UTF-8 as the letters that they are', async () => {
    const bytes = Buffer.concat([Buffer.from('é,'), Buffer.from([0x4d, 0xfc, 0x6c, 0x80]), Buffer.from(',ö')])
    for (const size of [1, 2, 3, 100]) expect(await decoded(bytes, 'utf-8', size)).toBe('é,Mül€,ö')
  })

  it('refuses an encoding that does not exist', async () => {
    await expect(decoded(Buffer.from('a'), 'ebcdic-nowhere')).rejects.toThrow(RangeError)
  })

  it('gives back every UTF-8 text however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), async (raw, size) => {
        const text = raw.replace(/^\ufeff+/, '')
        expect(await decoded(Buffer.from(text), 'utf-8', size)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })

  it('never throws on bytes, and what it finds can be decoded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        await decoded(bytes, sniffEncoding(bytes))
      }),
      { numRuns: 200 },
    )
  })
})
