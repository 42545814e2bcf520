import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import {
  cancelInterview,
  changeInterview,
  interview,
  interviewChange,
  planInterview,
} from '#src/actions/jobs/interviews.ts'
import { answerOffer, fillScorecard, makeOffer, offer, offerAnswer, scorecard } from '#src/actions/jobs/offers.ts'
import {
  changePlacement,
  endPlacement,
  placeCandidate,
  placement,
  placementChange,
  placementEnd,
} from '#src/actions/jobs/placements.ts'
import { clientPromise, clientPromiseKept, keepPromise, notePromise } from '#src/actions/jobs/promises.ts'
import { submission, submitCandidate } from '#src/actions/jobs/submit.ts'

const does = <D extends string, S extends z.ZodRawShape>(name: D, { shape }: z.ZodObject<S>) =>
  z.object({ ...shape, do: z.literal(name) })

/** What can be done about one person on one job, by the word in `do`. */
export const candidacyActs = z.discriminatedUnion('do', [
  does('submit', submission),
  does('plan-interview', interview),
  does('change-interview', interviewChange),
  does('cancel-interview', z.object({ interview: z.guid() })),
  does('fill-scorecard', scorecard),
  does('make-offer', offer),
  does('answer-offer', offerAnswer),
  does('place', placement),
  does('change-placement', placementChange),
  does('end-placement', placementEnd),
  does('promise', clientPromise),
  does('promise-kept', clientPromiseKept),
])

export function perform(
  workspace: Workspace,
  viewer: Viewer,
  on: { readonly job: string; readonly person: string },
  act: z.infer<typeof candidacyActs>,
): Promise<{ act: string }> {
  switch (act.do) {
    case 'submit':
      return submitCandidate(workspace, viewer, on, act)
    case 'plan-interview':
      return planInterview(workspace, viewer, on, interview.parse(act))
    case 'change-interview':
      return changeInterview(workspace, viewer, on, interviewChange.parse(act))
    case 'cancel-interview':
      return cancelInterview(workspace, viewer, on, act)
    case 'fill-scorecard':
      return fillScorecard(workspace, viewer, on, act)
    case 'make-offer':
      return makeOffer(workspace, viewer, on, offer.parse(act))
    case 'answer-offer':
      return answerOffer(workspace, viewer, on, act)
    case 'place':
      return placeCandidate(workspace, viewer, on, act)
    case 'change-placement':
      return changePlacement(workspace, viewer, on, placementChange.parse(act))
    case 'end-placement':
      return endPlacement(workspace, viewer, on, act)
    case 'promise':
      return notePromise(workspace, viewer, on, act)
    case 'promise-kept':
      return keepPromise(workspace, viewer, on, act)
  }
}
