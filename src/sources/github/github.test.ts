import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPaths } from '../intake/open.ts'
import { makeTar } from '../intake/tar.fixture.ts'
import { readsAnyRecords } from '../table/any-records.fixture.ts'
import { fixtureFile, memoryFile, readAll, testContext } from '../table/memory-file.fixture.ts'
import { github } from './index.ts'

const here = new URL('./fixtures/', import.meta.url)
const hook = (name: string) => fixtureFile(new URL(name, here))
const archive = readdirSync(fileURLToPath(new URL('archive/', here)))
  .sort()
  .map(name => memoryFile(`gh/${name}`, readFileSync(new URL(`archive/${name}`, here)), 61))
const me = {
  ...testContext,
  isMe: ({ kind, value }: { kind: string; value: string }) => kind === 'github' && value === 'noor',
}
const acts = (found: Awaited<ReturnType<typeof readAll>>) =>
  found.drafts
    .filter(draft => !draft.kind.startsWith('claim.'))
    .map(({ kind, direction, people }) =>
      [kind, direction, ...people.map(({ role, identifiers }) => `${role}:${identifiers[0].value}`)].join(' '),
    )

describe('webhook payloads', () => {
  it('say who did what, on whose issue', async () => {
    const found = await readAll(github, ['comment.json', 'push.json', 'star.json', 'bot.json'].map(hook), me)
    expect(acts(found)).toEqual([
      'post.commented in sender:tjark-h',
      'github.commits-pushed in sender:tjark-h',
      'github.repository-starred in sender:ida-w',
    ])
    expect(found.unread).toEqual([
      { unread: true, place: 'bot.json record 1', why: 'A program or an organisation did this, nobody.' },
    ])
  })

  it('bridge login and address of who pushed, and never a stand-in address', async () => {
    const { drafts } = await readAll(github, [hook('push.json')], me)
    const names = drafts.filter(draft => draft.kind === 'claim.name')
    expect(
      names.map(({ body, people }) => [body.full, ...(people[0]?.identifiers ?? []).map(one => one.value)]),
    ).toEqual([
      ['Tjark Hansen', 'tjark-h', 'tjark@sea.example'],
      ['Ida Wolde', 'ida-w'],
    ])
  })
})

describe("an account's archive", () => {
  it('is read as GitHub gives it, packed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'github-'))
    const file = join(folder, '0b1c2d3e-noor.tar.gz')
    const entries = readdirSync(fileURLToPath(new URL('archive/', here))).map(name => ({
      name: `./${name}`,
      data: readFileSync(new URL(`archive/${name}`, here)),
    }))
    writeFileSync(file, gzipSync(await makeTar([{ name: './', type: 'directory' }, ...entries])))
    const opened = await openPaths([file])
    const [packed, loose] = [await readAll(github, opened.files, me), await readAll(github, archive, me)]
    await opened.close()
    rmSync(folder, { recursive: true })
    expect(acts(packed)).toEqual(acts(loose))
    expect(packed.unread).toHaveLength(loose.unread.length)
  })

  it('tells what others did to the holder and the holder to others', async () => {
    const found = await readAll(github, archive, me)
    expect(acts(found)).toEqual([
      'post.commented in sender:tjark-h',
      'post.commented out author:ida-w',
      'post.published out mentioned:tjark-h',
      'post.published in sender:ida-w',
    ])
    expect(found.unread.map(one => one.why)).toEqual(['It has no address.'])
    expect(found.drafts.find(draft => draft.kind === 'claim.position')?.body).toEqual({
      company: 'Seawerk',
      current: true,
    })
  })

  it('and a webhook tell one comment, not two', async () => {
    const key = async (files: Parameters<typeof readAll>[1]) =>
      (await readAll(github, files, me)).drafts.find(draft => draft.text === 'Use steel.')
    const [a, b] = [await key(archive), await key([hook('comment.json')])]
    expect([a?.family, a?.kind, a?.key]).toEqual([b?.family, b?.kind, b?.key])
  })

  it('says whose it is', async () => {
    const [group] = github.recognise(archive)
    expect(group && (await github.survey(group, testContext)).me).toEqual([
      { value: 'https://github.com/noor', why: 'owns the most repositories' },
    ])
  })
})

it('claims what GitHub made and nothing else', () => {
  const others = [
    memoryFile('a.json', '{"repository":{"name":"x"},"sender":{}}'),
    memoryFile('b.json', '[{"type":"user","url":"https://example.com/a"}]'),
    memoryFile('people.csv', 'Name\n'),
  ]
  expect(github.recognise(others)).toEqual([])
})

it('reads the same twice, and survives any records', async () => {
  await readsAnyRecords(github, (records, noise) => {
    const url = 'https://github.com/a'
    return [
      memoryFile(
        'a/issues_000001.json',
        JSON.stringify([{ type: 'issue', url, user: url, created_at: '2024-01-01' }, ...records]) + noise,
      ),
      memoryFile(
        'b/hook.json',
        `${JSON.stringify({ repository: {}, u: 'https://api.github.com/', sender: { login: 'a' }, comment: records[0] ?? null, issue: records[1] ?? null, commits: records })}${noise}`,
      ),
    ]
  })
})

const folder = '../shared/data/social-archives/github-webhooks'
const absent = !existsSync(folder)
it.skipIf(absent)(`reads every payload of ${folder}${absent ? ' (the folder is absent)' : ''}`, async () => {
  const { files } = await openPaths([folder])
  const payloads = files.filter(file => file.path.endsWith('.json'))
  expect(github.recognise(files).flatMap(group => group.files).length).toBe(payloads.length)
  const found = await readAll(github, files)
  expect(found.unread.map(({ place, why }) => `${place}: ${why}`)).toEqual([
    'github-webhooks/fork/payload.json record 1: A program or an organisation did this, nobody.',
  ])
  expect(acts(found).length).toBe(payloads.length - 1)
})
