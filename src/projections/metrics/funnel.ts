import type { StageCounts } from '#src/domain/views/works.ts'

/** When one candidacy entered each stage (ISO dates or instants), and when it was closed without going on. */
export interface Passage {
  /** By stage; stages that it never entered, or jumped over, are absent. */
  readonly entered: Readonly<Record<string, string>>
  /** Rejected, withdrawn, or the assignment closed; null while it is open. A placement needs no closing. */
  readonly closed: string | null
}

/** One stage of a cohort. */
interface FunnelStage extends StageCounts {
  readonly stage: string
}

/** Dates of entry into the funnel: from `from`, up to and not including `before`; compared as text, so of one form. */
interface Cohort {
  readonly from?: string
  readonly before?: string
}

/**
 * Passthrough by cohort: everybody whose first stage of the funnel was entered in the period, followed through all
 * stages whenever that was, so that the shares of one cohort belong to the same people. The last stage has nobody
 * advanced, left or open: who reached it is through.
 */
export function funnel(stages: readonly string[], passages: readonly Passage[], cohort: Cohort = {}): FunnelStage[] {
  const inside = passages.filter(passage => within(beginning(stages, passage), cohort))
  return stages.map((stage, at) => {
    const later = stages.slice(at + 1)
    const here = inside.filter(passage => passage.entered[stage] !== undefined)
    const wentOn = (passage: Passage): boolean => later.some(next => passage.entered[next] !== undefined)
    const advanced = here.filter(wentOn)
    const stayed = later.length === 0 ? [] : here.filter(passage => !wentOn(passage))
    const left = stayed.filter(passage => passage.closed !== null).length
    return {
      stage,
      entered: here.length,
      advanced: advanced.length,
      left,
      open: stayed.length - left,
      passthrough: later.length === 0 ? null : share(advanced.length, here.length),
      decided: later.length === 0 ? null : share(advanced.length, advanced.length + left),
    }
  })
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

function beginning(stages: readonly string[], { entered }: Passage): string | null {
  const dates = stages.map(stage => entered[stage]).filter(date => date !== undefined)
  return dates.sort()[0] ?? null
}

const within = (date: string | null, { from, before }: Cohort): boolean =>
  date !== null && (from === undefined || date >= from) && (before === undefined || date < before)
