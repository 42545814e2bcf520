import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '#src/lib/package-root.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-contract-'))
chmodSync(folder, 0o711)
const at = (name: string) => join(folder, name)
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content)
  return at(name)
}
const running = new Set<ChildProcess>()

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}
interface Called extends Promise<Ended> {
  readonly child: ChildProcess
}

/** The program as somebody calls it, on the data folder of this name. */
function call(
  data: string,
  args: readonly string[],
  heard: (error: string, child: ChildProcess) => void = () => {},
): Called {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, ['bin/throughline.js', '--data', at(data), ...args], {
    cwd: packageRoot,
    env: { ...environment, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let [out, error] = ['', '']
  child.stdout.on('data', chunk => {
    out += String(chunk)
    heard(out + error, child)
  })
  child.stderr.on('data', chunk => {
    error += String(chunk)
    heard(out + error, child)
  })
  const ended = new Promise<Ended>(resolve => {
    child.on('close', code => {
      running.delete(child)
      resolve({ code, out, error })
    })
  })
  return Object.assign(ended, { child })
}

/** The one document that `--json` prints. */
async function answer<T>(
  data: string,
  ...args: readonly string[]
): Promise<{ code: number | null; said: T; error: string }> {
  const { code, out, error } = await call(data, [...args, '--json'])
  if (!out) throw new Error(`${args.join(' ')} answers nothing: ${error}`)
  expect(out.trim().split('\n').length).toBe(1)
  return { code, said: JSON.parse(out) as T, error }
}

interface Server {
  readonly address: string
  readonly child: ChildProcess
}
const serve = (data: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const called = call(data, ['serve', '--port', '0'], (said, child) => {
      const address = /http:\/\/\S+:\d+/.exec(said)?.[0]
      if (address) resolve({ address, child })
    })
    called.then(({ error }) => reject(new Error(error)))
  })

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const people =
  'Full name,Email,Company,Tags\nAna Reis,ana@reis.example,Osterlyne,payments\nBo Lund,bo@lund.example,,\nCy Sato,cy@sato.example,,\n'
const mbox = [
  [
    'out',
    'ann@house.example',
    'Ana Reis <ana@reis.example>',
    'Mon, 02 Nov 2026 09:00:00 +0000',
    'A role',
    'Would you talk?',
  ],
  [
    'in',
    'Ana Reis <ana@reis.example>',
    'ann@house.example',
    'Mon, 02 Nov 2026 11:00:00 +0000',
    'Re: A role',
    'Gladly.',
  ],
  [
    'dot',
    'ann@house.example',
    'Dot Vale <dot@vale.example>',
    'Tue, 03 Nov 2026 09:00:00 +0000',
    'Private',
    'Between us.',
  ],
]
  .map(
    ([id, from, to, date, subject, text]) =>
      `From x Tue Nov 03 09:00:00 2026\nFrom: ${from}\nTo: ${to}\nDate: ${date}\nSubject: ${subject}\nMessage-ID: <${id}@x>\n\n${text}\n\n`,
  )
  .join('')

const counts = { new: expect.any(Number), unchanged: expect.any(Number) }
const fileShape = {
  path: expect.any(String),
  kind: expect.any(String),
  people: { ...counts, changed: expect.any(Number) },
  entries: { ...counts, kinds: expect.any(Object) },
  suppressed: expect.any(Number),
  unread: expect.any(Array),
}
interface Imported {
  readonly files: readonly {
    readonly kind: string | null
    readonly people: { readonly new: number }
    readonly entries: { readonly new: number; readonly unchanged: number; readonly kinds: object }
    readonly unread: readonly { readonly where: string; readonly why: string }[]
  }[]
  readonly totals: {
    readonly people: { readonly new: number }
    readonly entries: { readonly new: number; readonly unchanged: number }
    readonly unread: number
    readonly suppressed: number
  }
}

describe('a wrong call', () => {
  it('ends with 2, says why, and makes nothing', async () => {
    const calls = [
      ['nonsense'],
      ['import'],
      ['import', '/there/is/nothing.csv'],
      ['import', packageRoot, '--as', 'nothing'],
      ['import', packageRoot, '--since', '31.1.2026'],
      ['import', packageRoot, '--visible', 'everybody'],
      ['import', packageRoot, '--add', 'wrote,friends'],
      ['export', '--format', 'xml'],
      ['erase', 'somebody', '--confirm', 'x'],
      ['rebuild', 'everything'],
    ]
    for (const [n, { code, out, error }] of (await Promise.all(calls.map(args => call('wrong', args)))).entries()) {
      expect([calls[n], code, out, error.length > 10]).toEqual([calls[n], 2, '', true])
      expect(error).not.toMatch(/\n\s+at /)
    }
    expect(() => readFileSync(at('wrong'))).toThrow('ENOENT')
  })
})

describe('with a server running on the same folder', () => {
  let server: Server
  let cookie = ''
  const http = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${server.address}/api/${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as T
  }
  beforeAll(async () => {
    server = await serve('house')
  })

  it('import answers the document of the contract; again it adds nothing', async () => {
    const first = await answer<Imported>(
      'house',
      'import',
      file('people.csv', people),
      '--visible',
      'all',
      '--add',
      'all',
    )
    expect(first.code).toBe(0)
    expect(first.said).toEqual({
      files: [fileShape],
      totals: { people: fileShape.people, entries: fileShape.entries, suppressed: 0, unread: 0 },
    })
    expect(first.said.files[0]).toMatchObject({ kind: 'csv', people: { new: 3, changed: 0, unchanged: 0 } })
    const again = await answer<Imported>('house', 'import', at('people.csv'), '--visible', 'all', '--add', 'all')
    expect([
      again.code,
      again.said.totals.entries.new,
      again.said.totals.people.new,
      again.said.totals.entries.unchanged,
    ]).toEqual([
      0,
      0,
      0,
      first.said.totals.entries.new + again.said.totals.entries.unchanged - first.said.totals.entries.new,
    ])
    expect(again.said.totals.entries.unchanged).toBeGreaterThan(0)
  })

  it('with --json an error is the document', async () => {
    const { code, said } = await answer<{ error: string }>('house', 'export')
    expect([code, said.error]).toEqual([2, expect.stringContaining('--out')])
  })

  it('what cannot be read is listed: 1 with something read, 2 with nothing', async () => {
    const some = await answer<Imported>(
      'house',
      'import',
      file('some.csv', 'Full name,Email\nEve Moss,eve@moss.example\n,nobody\n'),
      file('noise.bin', Buffer.from([0, 1, 2, 3, 255])),
      '--visible',
      'all',
    )
    expect(some.code).toBe(1)
    expect(some.said.totals.unread).toBe(2)
    for (const { unread } of some.said.files)
      for (const one of unread) expect(one).toEqual({ where: expect.any(String), why: expect.any(String) })
    const none = await answer<Imported>('house', 'import', at('noise.bin'))
    expect([none.code, none.said.files.map(one => one.kind)]).toEqual([2, [null]])
  })

  it('preview shows and records nothing; packed files are unpacked', async () => {
    const preview = await answer<{ people: { name: string }[] }>(
      'house',
      'import',
      file('more.csv.gz', gzipSync('Full name,Email\nFay Holt,fay@holt.example\n')),
      '--preview',
    )
    expect([preview.code, preview.said.people.map(one => one.name)]).toEqual([0, ['Fay Holt']])
    expect((await call('house', ['export', '--format', 'csv'])).out).not.toContain('Fay Holt')
    expect(
      (await answer<Imported>('house', 'import', at('more.csv.gz'), '--visible', 'all')).said.totals.people.new,
    ).toBe(1)
    expect((await call('house', ['export', '--format', 'csv'])).out).toContain('Fay Holt')
  })

  it('whoever sets up becomes whom the commands worked for; a stranger asks in vain; an owner is made', async () => {
    await http('POST', 'setup', { name: 'Ann Admin', email: 'ann@house.example', password: 'a long enough password' })
    expect((await http<{ total: number }>('GET', 'people')).total).toBe(5)
    const stranger = await call('house', ['export', '--user', 'stranger@house.example'])
    expect([stranger.code, stranger.out]).toEqual([2, ''])
    const mine = await answer<Imported>(
      'house',
      'import',
      file('mail.mbox', mbox),
      '--user',
      'ann@house.example',
      '--since',
      '2026-11-01',
    )
    expect(mine.said.files[0]).toMatchObject({ kind: 'mbox', people: { new: 1, changed: 1 } })
    const theirs = await answer<Imported>(
      'house',
      'import',
      file('own.csv', 'Full name,Email\nGus Own,gus@own.example\n'),
      '--owner',
      'rita@house.example',
      '--visible',
      'me',
    )
    expect(theirs.code).toBe(0)
    const seen = async (user: string) => (await call('house', ['export', '--format', 'csv', '--user', user])).out
    const [ann, rita] = await Promise.all(['ann@house.example', 'rita@house.example'].map(seen))
    expect([
      ann?.includes('Gus Own'),
      ann?.includes('dot@vale.example'),
      rita?.includes('Gus Own'),
      rita?.includes('dot@vale.example'),
    ]).toEqual([false, true, true, false])
  })

  it('a full export into an empty house gives the same people, lines and decisions', async () => {
    type Row = { id: string; name: string }
    const { rows } = await http<{ rows: Row[] }>('GET', 'people?sort=name')
    const id = (name: string) => rows.find(row => row.name.startsWith(name))?.id ?? ''
    const undone = await http<{ act: string }>('POST', `people/${id('Bo')}/merge`, { other: id('Cy') })
    await http('POST', `acts/${undone.act}/undo`)
    await http('POST', `people/${id('Eve')}/merge`, { other: id('Fay') })
    await http('POST', 'bulk', { people: [id('Ana'), id('Bo')], do: { tag: 'silver', pool: 'payments', rating: 4 } })
    await http('POST', 'log', {
      person: id('Ana'),
      kind: 'call.made',
      text: 'likes the role',
      at: '2026-11-10T09:00:00Z',
      followup: { text: 'ring back', due: '2026-12-01T09:00:00Z' },
    })
    await http('POST', `people/${id('Bo')}/do-not-contact`, { reason: 'asked us not to' })
    await http('POST', `people/${id('Ana')}/values`, { property: 'place', value: { text: 'Leeds' } })
    await http('POST', `people/${id('Ana')}/remembered`, { text: 'sails', private: true })
    const job = await http<{ id: string }>('POST', 'jobs', { title: 'Payments lead', client: 'Larkwell' })
    await http('POST', `jobs/${job.id}/people`, { person: id('Ana'), stage: 'Met' })
    const { items } = await http<{ items: { entry: string; kind: string }[] }>(
      'GET',
      `people/${id('Ana')}/line?kinds=email.received`,
    )
    await http('POST', `entries/${items[0]?.entry}/sharing`, { visible: 'all' })

    const formats = ['csv', 'json-resume', 'ics'] as const
    const all = async (data: string, user: string) =>
      Promise.all(
        formats.map(async format =>
          (await call(data, ['export', '--format', format, '--user', user])).out.replace(/^DTSTAMP:.*$/gm, ''),
        ),
      )
    const saved = await answer<{ bytes: number }>('house', 'export', '--out', at('house.jsonl'))
    expect(saved.said.bytes).toBe(readFileSync(at('house.jsonl')).length)
    const moved = await answer<Imported>('copy', 'import', at('house.jsonl'))
    expect([moved.code, moved.said.totals.unread]).toEqual([0, 0])
    const copy = await serve('copy')
    expect((await answer<Imported>('copy', 'import', at('house.jsonl'))).said.totals.entries.new).toBe(0)
    await answer('copy', 'export', '--out', at('copy.jsonl'))
    const [before, after] = [
      meaningOf(readFileSync(at('house.jsonl'), 'utf8')),
      meaningOf(readFileSync(at('copy.jsonl'), 'utf8')),
    ]
    expect(after.filter(line => !before.includes(line))).toEqual([])
    expect(before.filter(line => !after.includes(line))).toEqual([])
    for (const kind of ['act.retracted', 'person.merged', 'thread.shared', 'followup.promised', 'person.tagged'])
      expect(before.join()).toContain(kind)
    expect(await all('copy', 'ann@house.example')).toEqual(await all('house', 'ann@house.example'))
    expect((await call('copy', ['export', '--format', 'csv', '--user', 'rita@house.example'])).out).not.toContain(
      'dot@vale.example',
    )
    copy.child.kill('SIGTERM')
  })

  it('doctor, rebuild and erase', async () => {
    const doctor = await answer<{ findings: { ok: boolean; what: string; detail: string }[] }>('house', 'doctor')
    expect(doctor.code).toBe(doctor.said.findings.every(finding => finding.ok) ? 0 : 1)
    for (const finding of doctor.said.findings)
      expect(finding).toEqual({ ok: expect.any(Boolean), what: expect.any(String), detail: expect.any(String) })
    const before = (await call('house', ['export', '--format', 'csv'])).out
    expect((await answer<{ rebuilt: string[] }>('house', 'rebuild')).said.rebuilt).toContain('card')
    expect((await call('house', ['export', '--format', 'csv'])).out).toBe(before)
    const [cy] = (await http<{ rows: { id: string }[] }>('GET', 'people?q=cy')).rows
    const wrong = await call('house', ['erase', cy?.id ?? '', '--confirm', 'Bo Lund'])
    expect([wrong.code, wrong.error]).toEqual([2, expect.stringContaining('name is not the same')])
    const erased = await answer<{ entries: number; mentions: unknown[] }>(
      'house',
      'erase',
      cy?.id ?? '',
      '--confirm',
      'cy sato',
    )
    expect([erased.code, erased.said.entries > 0, erased.said.mentions]).toEqual([0, true, []])
    const again = await answer<Imported>(
      'house',
      'import',
      file('again.csv', 'Full name,Email\nCy Sato,cy@sato.example\n'),
      '--visible',
      'all',
    )
    expect([again.said.totals.people.new, again.said.totals.suppressed > 0]).toEqual([0, true])
  })

  it('the server stays when the commands are gone, and ends when it is told', async () => {
    expect((await http<{ total: number }>('GET', 'people')).total).toBeGreaterThan(0)
    const ended = new Promise(resolve => server.child.on('close', resolve))
    server.child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})

describe('an import that does not come to its end', () => {
  const many = 8000
  const rows = Array.from({ length: many }, (_, n) => `Person${n} Crowd,person${n}@mail.example,Company ${n % 100}`)
  const emails = async () =>
    (await call('broken', ['export', '--format', 'csv'])).out
      .split('\r\n')
      .flatMap(line => line.match(/person\d+@mail\.example/)?.[0] ?? [])

  it('killed at 40 %, or asked to stop, goes on with the same call; nothing is there twice', async () => {
    const args = [
      'import',
      file('crowd.csv', `Full name,Email,Company\n${rows.join('\n')}\n`),
      '--visible',
      'all',
      '--add',
      'all',
    ]
    const until = (share: number, signal: NodeJS.Signals) => {
      let sent = false
      return call('broken', args, (said, child) => {
        if (sent || Number(/(\d+) %[^%]*$/.exec(said)?.[1] ?? 0) < share) return
        sent = child.kill(signal)
      })
    }
    const killed = await until(40, 'SIGKILL')
    expect(killed.code).toBe(null)
    const stopped = await until(60, 'SIGTERM')
    expect([stopped.code, stopped.out]).toEqual([3, ''])
    const { code, said } = await answer<Imported>('broken', ...args)
    expect(code).toBe(0)
    expect(said.totals.entries.unchanged).toBeGreaterThan(many * 0.4)
    expect(said.totals.entries.new).toBeGreaterThan(0)
    const found = await emails()
    expect([found.length, new Set(found).size]).toEqual([many, many])
  })
})

interface Line {
  readonly type: string
  readonly id: string
  readonly kind?: string
  readonly value?: string
  readonly email?: string
  readonly subjects?: readonly object[]
  readonly attestations?: readonly object[]
  readonly began_at?: string
  readonly original_id?: string | null
}

/** What a full export says, whatever its house: ids of personas and accounts by what they stand for, without what is only there. */
function meaningOf(jsonl: string): string[] {
  const lines = jsonl
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
  const names = new Map<string, string>()
  for (const { type, id, kind, value, email } of lines) {
    if (type === 'persona') names.set(id, `${kind} ${value}`)
    if (type === 'account') names.set(id, `account ${email}`)
  }
  const said = (value: unknown): string =>
    JSON.stringify(value ?? null).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => names.get(id) ?? id)
  return lines
    .filter(line => line.type !== 'house')
    .map(({ began_at: _, original_id: __, subjects = [], attestations = [], ...rest }) =>
      [said(rest), ...subjects.map(said).sort(), ...attestations.map(said).sort()].join(' '),
    )
    .sort()
}
