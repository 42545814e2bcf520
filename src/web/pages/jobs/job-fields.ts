import type { Problem } from '#src/domain/views/common.ts'
import type { JobChange } from '../../api-jobs.ts'
import { changedIn, whichCounts } from '../../data/meanwhile.ts'
import { partialWords, userLocale } from '../../words/dates.ts'
import { moneyWords } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'
import { termsWords } from '../companies/terms-words.ts'
import { workWords } from './work-words.ts'

type Field = Exclude<keyof JobChange, 'was' | 'state' | 'reason' | 'on'>
type Colleague = (account: string | null) => string | null

const day = (value: JobChange['due']): string => (value ? partialWords(value, userLocale()) : 'None')
const labels: Readonly<Record<Field, string>> = {
  title: 'Title',
  description: 'Description',
  owner: 'Owner',
  team: 'Works on it too',
  place: 'Place',
  pay: 'Pay',
  openings: 'Openings',
  ordered: 'Order taken',
  due: 'Shortlist due',
  start: 'First day wanted',
  work: 'Kind of work',
  stages: 'Stages',
  terms: 'Terms',
  confidential: 'Confidential',
}
const isField = (name: string): name is Field => Object.hasOwn(labels, name)

/** What a job says in one field, to be read beside what somebody else wrote there. */
function inWords(field: Field, said: JobChange, colleague: Colleague): string {
  const { pay } = said
  if (field === 'owner') return colleague(said.owner ?? null) ?? 'Nobody'
  if (field === 'team') return said.team?.map(colleague).join(', ') || 'Nobody'
  if (field === 'pay')
    return !pay
      ? 'None'
      : [pay.from, ...(pay.to === undefined ? [] : [pay.to])]
          .map(amount => moneyWords({ amount, currency: pay.currency }))
          .join(' to ')
  if (field === 'stages') return (said.stages ?? []).map(stage => stage.name).join(', ') || 'The usual'
  if (field === 'terms') return said.terms ? termsWords(said.terms) : 'None'
  if (field === 'work') return workWords(said.work ?? '')
  if (field === 'confidential') return said.confidential ? 'Confidential' : 'Not confidential'
  if (field === 'ordered' || field === 'due' || field === 'start') return day(said[field])
  return String(said[field] ?? '') || 'Empty'
}

/**
 * Asks, field by field, whose word counts where a colleague wrote the same meanwhile. Answers what is left to be saved,
 * in answer to theirs; null when theirs stands in all of it.
 */
export async function afterTheirs(
  problem: Problem,
  change: JobChange,
  colleague: Colleague,
): Promise<JobChange | null> {
  const theirs = [...changedIn(problem)].flatMap(([field, now]) => (isField(field) ? [{ field, now }] : []))
  const answer = await whichCounts(
    theirs.map(({ field, now }) => ({
      key: field,
      label: spoken(labels[field]),
      // The server answers what its page shows in this field.
      theirs: inWords(field, { [field]: now.value } as JobChange, colleague),
      mine: inWords(field, change, colleague),
      by: now.by,
      at: now.at,
      both: false,
    })),
  )
  const given = new Set([...answer].flatMap(([field, counts]) => (counts === 'theirs' ? [field] : [])))
  const left = Object.entries(change).filter(([field]) => field !== 'was' && !given.has(field))
  if (left.length === 0) return null
  const was = { ...change.was, ...Object.fromEntries(theirs.map(({ field, now }) => [field, now.entry])) }
  return { ...Object.fromEntries(left), was }
}
