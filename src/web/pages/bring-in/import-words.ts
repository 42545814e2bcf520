import type { ImportState, ImportView } from '#src/domain/views/imports.ts'
import { counted } from '../../words/numbers.ts'
import { singular } from './singular.ts'

export const stateWords: Readonly<Record<ImportState, string>> = {
  uploaded: 'Not looked into yet',
  surveying: 'Looking into it',
  asking: 'Waits for your answers',
  running: 'Coming in',
  paused: 'Paused',
  stopped: 'Stopped',
  done: 'Done',
  failed: 'Stopped by a fault',
  undoing: 'Being undone',
  undone: 'Undone',
}

/** Something is being done with it now. */
export const isMoving = (state: ImportState): boolean =>
  state === 'running' || state === 'undoing' || state === 'surveying'
/** It was let in, whatever became of it since. */
export const hasBegun = (state: ImportState): boolean => !['uploaded', 'surveying', 'asking'].includes(state)

/** "1,214 connections, 3,906 messages, 2019 to 2026" */
export function foundWords(file: ImportView['files'][number]): string {
  if (file.found.length > 0 && file.found.every(({ count: size }) => size === 0))
    return 'Nothing in it that can be read.'
  const counts = file.found.map(({ noun, count: size }) => counted(size, singular(noun), noun))
  const years = [file.from?.slice(0, 4), file.to?.slice(0, 4)].filter(Boolean)
  return [...counts, [...new Set(years)].join(' to ')].filter(Boolean).join(', ')
}

/** "1,214 people, 3,906 entries new" without the word that stays inside. */
export function broughtWords({ progress }: ImportView): string {
  const parts = [
    counted(progress.people.new, 'new person', 'new people'),
    counted(progress.entries.new, 'new touch or value', 'new touches and values'),
  ]
  if (progress.people.changed > 0) parts.push(counted(progress.people.changed, 'person with news', 'people with news'))
  return parts.join(', ')
}

/** "13 rows"; "284 rows and files" where whole files were left, too. */
export const unreadWords = ({ files, progress }: Pick<ImportView, 'files' | 'progress'>): string =>
  files.some(file => file.connector === null)
    ? counted(progress.unread, 'row or file', 'rows and files')
    : counted(progress.unread, 'row')
