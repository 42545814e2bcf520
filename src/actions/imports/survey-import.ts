import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import type { Visibility } from '#src/domain/answers.ts'
import { decisionWords } from '#src/domain/decision-words.ts'
import { type Draft, isUnread } from '#src/domain/draft.ts'
import { wordsOf } from '#src/domain/kind.ts'
import type { ImportFile, ImportPreview, ImportView } from '#src/domain/views/imports.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { alikes } from '#src/projections/match/alike.ts'
import { traitOf } from '#src/projections/match/record-of.ts'
import { connectors } from '#src/sources/index.ts'
import { topNames } from '#src/sources/intake/names.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import { recognise } from '#src/sources/intake/recognise.ts'
import type { Holder, ReadContext, TableSurvey } from '#src/sources/source.ts'
import { houseExports } from '../exports/import-jsonl.ts'
import { requireWriter } from '../perform.ts'
import { filesAlreadyHere, topOf } from './already-here.ts'
import { defaultAnswers, importView, openImport, rememberedMappings } from './imports.ts'
import { readMe } from './me.ts'

/** The files of an import, by path, hidden ones left out. */
export async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.sort().map(name => join(folder, name))
}

interface Found {
  readonly files: ImportFile[]
  readonly me: Holder[]
  readonly tables: TableSurvey[]
  readonly visible: Visibility
}

/** Looks into what was dropped: what it is, how much, from when, and whose. Nothing is recorded. */
export async function surveyPaths(paths: readonly string[], context: ReadContext, as?: string): Promise<Found> {
  const exports = await houseExports(paths)
  const opened = await openPaths(paths.filter(path => !exports.has(path)))
  try {
    const { matches, left } = recognise(opened.files, connectors, as)
    const found: Found = { files: [], me: [], tables: [], visible: 'all' }
    for (const path of exports)
      found.files.push({
        ...unreadable(basename(path), ''),
        connector: 'throughline',
        label: 'Throughline export',
        why: null,
      })
    let visible: Visibility = 'all'
    const named: Holder[] = []
    for (const { connector, group } of matches) {
      const survey = await connector.survey(group, context)
      found.files.push({
        path: group.name,
        connector: connector.name,
        label: connector.label,
        found: survey.counts,
        from: survey.from,
        to: survey.to,
        why: null,
      })
      named.push(...survey.me)
      found.tables.push(...(survey.tables ?? []))
      if (survey.visible === 'me') visible = 'me'
    }
    for (const { place, why } of opened.refused) found.files.push(unreadable(place, why))
    for (const { file, why } of left) found.files.push(unreadable(file.path, why))
    // What one file is sure of, another's guess does not take back.
    for (const one of [...named.filter(({ guess }) => !guess), ...named.filter(({ guess }) => guess)])
      if (!found.me.some(other => other.value === one.value)) found.me.push(one)
    return { ...found, visible }
  } finally {
    await opened.close()
  }
}

const unreadable = (path: string, why: string): ImportFile => ({
  path,
  connector: null,
  label: null,
  found: [],
  from: null,
  to: null,
  why,
})

const contextFor = (
  workspace: Workspace,
  me: readonly string[],
  mappings: ReadContext['mappings'],
  country: string,
): ReadContext => {
  const { isMe, isMyName } = readMe(me, country)
  return { isMe, isMyName, mappings, now: workspace.now(), country }
}

export async function surveyImport(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  country: string,
): Promise<ImportView> {
  const { app } = workspace.db
  requireWriter(viewer)
  const { folder, connector } = await openImport(app, viewer, id)
  await app`update desk.import set state = 'surveying' where id = ${id}::uuid and state in ('uploaded', 'asking', 'surveying')`
  const [own] = await app<
    { email: string; name: string }[]
  >`select email, name from desk.account where id = ${viewer.account}::uuid`
  const mine = own ? [own.email, own.name] : []
  const mappings = await rememberedMappings(app)
  const paths = await filesOf(folder)
  const found = await surveyPaths(paths, contextFor(workspace, mine, mappings, country), connector ?? undefined)
  const files = await withEarlier(workspace, viewer, id, paths, found.files)
  const holders: Holder[] = [
    ...mine.map(value => ({ value, why: 'your account' })),
    ...found.me.filter(one => !mine.includes(one.value)),
  ]
  const answers = defaultAnswers(
    holders.filter(({ guess }) => !guess).map(one => one.value),
    found.visible,
  )
  const me = holders.map(({ value, why }) => ({ value, why }))
  await app`
    update desk.import set state = 'asking', files = ${app.json(files as never)}, me = ${app.json(me)}, tables = ${app.json(found.tables as never)},
      answers = ${app.json(answers)} where id = ${id}::uuid and state = 'surveying'`
  return importView(app, viewer, id)
}

/** Says of each file when the same bytes came in, if they did. */
async function withEarlier(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  paths: readonly string[],
  files: readonly ImportFile[],
): Promise<ImportFile[]> {
  const names = topNames(paths)
  const tops = paths.map((path, at) => ({ path, name: names[at] ?? path }))
  const earlier = await filesAlreadyHere(workspace, viewer, tops, id)
  const byName = new Map(tops.map(({ name, path }) => [name, path]))
  return files.map(file => {
    const [latest] = (file.connector === null ? null : earlier.get(topOf(file.path, byName))) ?? []
    return latest ? { ...file, before: latest.at } : file
  })
}

const previewed = 12

/** The first rows as they would come in, under the answers as they are now. */
export async function previewImport(
  workspace: Workspace,
  viewer: Viewer,
  id: string,
  country: string,
): Promise<ImportPreview> {
  const { app } = workspace.db
  const { folder, answers, connector } = await openImport(app, viewer, id)
  return previewPaths(
    workspace,
    await filesOf(folder),
    contextFor(workspace, answers.me, answers.mappings, country),
    connector ?? undefined,
  )
}

export async function previewPaths(
  workspace: Workspace,
  paths: readonly string[],
  context: ReadContext,
  as?: string,
): Promise<ImportPreview> {
  const exports = await houseExports(paths)
  const opened = await openPaths(paths.filter(path => !exports.has(path)))
  const people = new Map<
    string,
    { name: string; headline: string | null; identifiers: string[]; persona: string; values: PersonRecord['values'] }
  >()
  const entries: { kind: string; at: string | null; who: string; title: string }[] = []
  const unread: { place: string; why: string }[] = opened.refused.map(({ place, why }) => ({ place, why }))
  try {
    const { matches, left } = recognise(opened.files, connectors, as)
    for (const { file, why } of left) unread.push({ place: file.path, why })
    const looked = new Map<string, number>()
    for (const { connector, group } of matches) {
      // Of forty files of one kind the first tell enough.
      const before = looked.get(connector.name) ?? 0
      if (before >= previewed) continue
      looked.set(connector.name, before + 1)
      const full = { people: people.size + previewed, entries: entries.length + previewed }
      let items = 0
      for await (const item of connector.read(group, context)) {
        if (items++ > 2000 || (people.size >= full.people && entries.length >= full.entries)) break
        if (isUnread(item)) {
          if (unread.length < 100) unread.push({ place: item.place, why: item.why })
          continue
        }
        const [party] = item.people
        // As it will be hung: a family's phone stands with the name.
        const who = prepare(workspace.key, [item], context.now)[0]?.parties[0]?.personas[0]?.id ?? null
        if (party && who && item.kind.startsWith('claim.') && (people.has(who) || people.size < full.people)) {
          const one = people.get(who) ?? {
            name: party.name ?? party.identifiers[0].value,
            headline: null,
            identifiers: party.identifiers.filter(({ kind }) => kind !== 'record').map(({ value }) => value),
            persona: who,
            values: {},
          }
          const { title, company, full } = item.body
          if (item.kind === 'claim.name' && typeof full === 'string' && full) one.name = full
          if (item.kind === 'claim.position')
            one.headline = [title, company].filter(part => typeof part === 'string').join(', ') || null
          one.values = withClaim(one.values, item)
          people.set(who, one)
        } else if (!item.kind.startsWith('claim.') && entries.length < full.entries) {
          const { subject, title } = item.body
          const words =
            typeof subject === 'string' ? subject : typeof title === 'string' ? title : (item.text ?? '').slice(0, 120)
          entries.push({
            kind: decisionWords[item.kind] ?? wordsOf(item.kind),
            at: item.occurred.at,
            who: party?.name ?? party?.identifiers[0].value ?? '',
            title: words,
          })
        }
      }
    }
  } finally {
    await opened.close()
  }
  const known = await knownPeople(
    workspace,
    [...people.values()].map(one => one.persona),
  )
  const rows = [...people.values()]
  const looks = await alikes(
    workspace.db.app,
    rows.map(one => (known.has(one.persona) ? {} : one.values)),
    1,
  )
  return {
    people: rows.map(({ persona, values: _, ...one }, at) => ({
      ...one,
      row: persona,
      known: known.get(persona) ?? null,
      alike: looks[at]?.[0] ?? null,
    })),
    entries,
    unread,
  }
}

/** What a claim of a row adds to how its person is held against those who are here. */
function withClaim(values: PersonRecord['values'], { kind, body, people: [party] }: Draft): PersonRecord['values'] {
  const pointers = party?.identifiers ?? []
  const claim = { kind, body, ...unsaid }
  const { values: said = {} } = traitOf([claim], pointers) ?? {}
  return Object.fromEntries(
    [...new Set([...Object.keys(values), ...Object.keys(said)])].map(field => [
      field,
      [...new Set([...(values[field] ?? []), ...(said[field] ?? [])])],
    ]),
  )
}

/** What only an entry that stands has. */
const unsaid = {
  entry_id: '',
  family: '',
  account: null,
  first_seen: '',
  last_seen: '',
  read: 0,
  act_id: '',
  act_kind: 'import',
}

async function knownPeople(
  workspace: Workspace,
  personas: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (personas.length === 0) return new Map()
  const rows = await workspace.db.app<{ persona_id: string; id: string; name: string }[]>`
    select p.persona_id, c.person_id as id, c.name from persona p join card c on c.person_id = p.person_id and c.opened and c.audience = 0
    where p.persona_id = any(${[...personas]}::uuid[])`
  return new Map(rows.map(({ persona_id, id, name }) => [persona_id, { id, name }]))
}
