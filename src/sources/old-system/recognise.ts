import { headerOf } from '../csv/file-table.ts'
import { baseName, folderOf } from '../intake/path.ts'
import type { Group, SourceFile } from '../source.ts'
import { columnNames } from '../table/columns.ts'
import { headText } from '../table/csv.ts'
import { type ApiSystem, looksLike } from './json-kind.ts'
import { isJsonLines } from './json-lines.ts'
import { isDump } from './scan.ts'
import { joins, type Layout, layoutOf, tableName } from './table-role.ts'

/** A dump is taken when it creates or fills a table of people, jobs or activities, as far as its first bytes show, or says what made it. */
function isSystemDump(file: SourceFile): boolean {
  if (!isDump(file)) return false
  const head = headText(file.head)
  return (
    /^\s*(insert|create table|replace into)\b/im.test(head) ||
    /(mysql|mariadb|postgresql|sqlite|sqlyog|phpmyadmin)\b.{0,40}dump|\bdump\b/i.test(head.slice(0, 2_000))
  )
}

interface Known {
  readonly file: SourceFile
  readonly layout: Layout
}

/** Claims dumps, each on its own, and in every folder the CSV files that join by ids. */
export function tableGroups(files: readonly SourceFile[]): Group[] {
  const groups: Group[] = []
  const folders = new Map<string, Known[]>()
  for (const file of files) {
    if (isSystemDump(file)) {
      groups.push({ name: baseName(file.path), files: [file] })
      continue
    }
    const found = /\.(csv|tsv|tab|txt)$/i.test(file.path) ? headerOf(file) : null
    if (!found?.header.names.length) continue
    const layout = layoutOf(baseName(file.path), columnNames(found.header.names, found.header.width))
    if (!layout) continue
    const folder = folderOf(file.path)
    const tables = folders.get(folder) ?? []
    tables.push({ file, layout })
    folders.set(folder, tables)
  }
  for (const [folder, tables] of folders) {
    const together = joins(tables.map(({ layout }) => layout)) ? tables : []
    if (together.length > 1)
      groups.push({
        name: folder || tableName(baseName(together[0]?.file.path ?? '')),
        files: together.map(({ file }) => file),
      })
  }
  return groups
}

/** Claims files of JSON Lines, each on its own. */
export const lineGroups = (files: readonly SourceFile[]): Group[] =>
  files.filter(isJsonLines).map(file => ({ name: baseName(file.path), files: [file] }))

const labels: Readonly<Record<ApiSystem, string>> = { greenhouse: 'Greenhouse', workable: 'Workable', lever: 'Lever' }

/** Claims JSON answers of Greenhouse, Workable and Lever, all of one system together. */
export function jsonGroups(files: readonly SourceFile[]): Group[] {
  const systems = new Map<
    string,
    { readonly system: ApiSystem; readonly top: string; readonly members: SourceFile[] }
  >()
  for (const file of files) {
    if (!/\.(json|jsonl|ndjson)$/i.test(file.path)) continue
    const system = looksLike(headText(file.head))
    if (!system) continue
    const top = file.path.split('/')[0] ?? ''
    const group = systems.get(`${top}\n${system}`)
    if (group) group.members.push(file)
    else systems.set(`${top}\n${system}`, { system, top, members: [file] })
  }
  return [...systems.values()].map(({ system, top, members }) => ({
    name: members.length === 1 ? baseName(members[0]?.path ?? top) : `${top} (${labels[system]})`,
    files: members,
  }))
}

export const isJsonGroup = (group: Group): boolean =>
  group.files.every(file => /\.(json|jsonl|ndjson)$/i.test(file.path) && looksLike(headText(file.head)) !== null)
