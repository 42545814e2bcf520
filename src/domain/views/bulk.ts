const bulkStates = ['running', 'stopped', 'done', 'failed', 'undone'] as const
type BulkState = (typeof bulkStates)[number]

/** Something that is being done to many people of a job, by itself. */
export interface BulkView {
  /** Also the act: what undo takes. */
  readonly id: string
  readonly account: string
  readonly words: string
  readonly total: number
  readonly done: number
  /** To how many it happened: whoever stood there already is left out. */
  readonly count: number
  readonly state: BulkState
  readonly problem: string | null
  readonly began: string
}
