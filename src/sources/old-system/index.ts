import type { Connector, Group, ReadContext } from '../source.ts'
import { readJson, surveyJson } from './read-json.ts'
import { readTables, surveyTables } from './read-tables.ts'
import { isJsonGroup, jsonGroups, lineGroups, tableGroups } from './recognise.ts'
import { sourcesOf } from './scan.ts'

/** What an applicant tracking system or CRM gave when it was left: tables joined by ids, a database dump, or its API's answers. */
export const oldSystem: Connector = {
  name: 'old-system',
  label: 'Old recruiting system',
  reads:
    'People, companies, jobs, applications and notes of another system: CSV files joined by ids, an OpenCATS SQL dump, Greenhouse, Lever or Workable JSON, JSON Lines of any system.',
  recognise: files => [...tableGroups(files), ...jsonGroups(files), ...lineGroups(files)],
  survey: (group: Group, context: ReadContext) =>
    isJsonGroup(group) ? surveyJson(group) : surveyTables(sourcesOf(group.files), context),
  read: (group: Group, context: ReadContext) =>
    isJsonGroup(group) ? readJson(group, context) : readTables(sourcesOf(group.files), context),
}
