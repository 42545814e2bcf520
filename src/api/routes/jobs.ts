import type { Hono } from 'hono'
import * as z from 'zod'
import { answering, answerPeople } from '#src/actions/jobs/answers.ts'
import { atOnce, beginBulk, bulkDoing, stepBulk, undoBulk } from '#src/actions/jobs/bulk.ts'
import { ending, endOnJob, moveOnJob, moving, putOnJob, putting } from '#src/actions/jobs/candidacies.ts'
import { changeJob, jobChange } from '#src/actions/jobs/change-job.ts'
import { newJob, openJob } from '#src/actions/jobs/open-job.ts'
import { changeJobSettings, jobSettingsChange } from '#src/actions/jobs/settings.ts'
import { type AssignmentState, assignmentStates, isRunning } from '#src/domain/assignment.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { boardOf, candidatesOf } from '#src/projections/job/board.ts'
import { bulksOf } from '#src/projections/job/bulks.ts'
import { candidacyPage } from '#src/projections/job/candidacy-page.ts'
import { candidatesLike } from '#src/projections/job/ids.ts'
import { interviewFile } from '#src/projections/job/interview-file.ts'
import { listJobs } from '#src/projections/job/list.ts'
import { owedOn } from '#src/projections/job/owed.ts'
import { type JobHead, jobHead, jobPage } from '#src/projections/job/page.ts'
import { jobSettingsOf } from '#src/projections/job/settings.ts'
import { todayJobs } from '#src/projections/job/today-jobs.ts'
import { idsOf } from '#src/projections/people/ids.ts'
import { bodyFrom } from '../body.ts'
import { type Env, idFrom, type Request, viewerFrom } from '../context.ts'
import { given, queryFrom } from '../query.ts'
import { candidacyActs, perform } from './candidacy-acts.ts'
import { peopleQuery } from './people.ts'

const jobs = z.object({
  /** States, joined by commas; `open` also as the short form of all that run. */
  state: z.string().max(100).optional(),
  open: z.enum(['true', 'false']).optional(),
  q: z.string().max(300).optional(),
  owner: z.guid().optional(),
  client: z.guid().optional(),
  cursor: z.string().max(40).optional(),
})
const candidates = z.object({
  column: z.coerce.number().int().min(0).max(99).optional(),
  ended: z.enum(['true', 'false']).optional(),
  q: z.string().max(300).optional(),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
/** Whom a doing is for: these, everybody of a column or of a search, or everybody of a list of people. */
const chosen = z.object({
  person: z.guid().optional(),
  people: z
    .union([
      z.array(z.guid()).max(5000),
      z.object({ query: peopleQuery }),
      z.object({ column: z.int().min(0).max(99) }),
    ])
    .optional(),
})
const running: readonly AssignmentState[] = assignmentStates.filter(isRunning)

async function headFrom(context: Request): Promise<JobHead> {
  const job = await jobHead(context.get('workspace').db.app, viewerFrom(context), idFrom(context))
  if (!job) throw new Refusal('missing', 'This job is not here.')
  return job
}

async function peopleFrom(
  context: Request,
  job: JobHead,
  { person, people }: z.infer<typeof chosen>,
): Promise<string[]> {
  const viewer = viewerFrom(context)
  const sql = context.get('workspace').db.app
  if (person) return [person]
  if (Array.isArray(people)) return people
  if (people && 'query' in people) return idsOf(sql, viewer, given(people.query))
  if (people) return candidatesLike(sql, viewer, job.id, job.stages, people.column)
  throw new Refusal('invalid', 'Say who it is for.', '/people')
}

export function jobRoutes(app: Hono<Env>): void {
  app.get('/api/jobs', async context => {
    const { open, state, ...query } = queryFrom(context, jobs)
    const asked = state
      ? assignmentStates.filter(one => state.split(',').includes(one))
      : open === 'true'
        ? running
        : open === 'false'
          ? assignmentStates.filter(one => !running.includes(one))
          : undefined
    return context.json(
      await listJobs(context.get('workspace').db.app, viewerFrom(context), {
        ...query,
        ...(asked ? { state: asked } : {}),
      }),
    )
  })
  app.get('/api/job-settings', async context => {
    viewerFrom(context)
    return context.json(await jobSettingsOf(context.get('workspace').db.app))
  })
  app.patch('/api/job-settings', async context =>
    context.json(
      await changeJobSettings(
        context.get('workspace'),
        viewerFrom(context),
        await bodyFrom(context, jobSettingsChange),
      ),
    ),
  )
  app.get('/api/today/jobs', async context => {
    const { db, now } = context.get('workspace')
    return context.json(await todayJobs(db.app, viewerFrom(context), now()))
  })
  app.post('/api/jobs', async context =>
    context.json(await openJob(context.get('workspace'), viewerFrom(context), await bodyFrom(context, newJob)), 201),
  )
  app.get('/api/jobs/:id', async context => {
    const page = await jobPage(context.get('workspace').db.app, viewerFrom(context), idFrom(context))
    if (!page) throw new Refusal('missing', 'This job is not here.')
    return context.json(page)
  })
  app.patch('/api/jobs/:id', async context =>
    context.json(
      await changeJob(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, jobChange),
      ),
    ),
  )
  app.get('/api/jobs/:id/board', async context => {
    const job = await headFrom(context)
    return context.json(await boardOf(context.get('workspace').db.app, viewerFrom(context), job.id, job.stages))
  })
  app.get('/api/jobs/:id/people', async context => {
    const job = await headFrom(context)
    const { ended, ...query } = queryFrom(context, candidates)
    return context.json(
      await candidatesOf(context.get('workspace').db.app, viewerFrom(context), job.id, job.stages, {
        ...query,
        ...(ended ? { ended: ended === 'true' } : {}),
      }),
    )
  })
  app.post('/api/jobs/:id/people', async context => {
    const body = await bodyFrom(context, chosen.extend(putting.shape))
    const job = await headFrom(context)
    return context.json(
      await putOnJob(context.get('workspace'), viewerFrom(context), job.id, await peopleFrom(context, job, body), body),
    )
  })
  app.post('/api/jobs/:id/people/move', async context => {
    const body = await bodyFrom(context, chosen.extend(moving.shape))
    const job = await headFrom(context)
    const people = await peopleFrom(context, job, body)
    const [workspace, viewer] = [context.get('workspace'), viewerFrom(context)]
    return context.json(
      people.length > atOnce
        ? await beginBulk(workspace, viewer, job.id, people, { do: 'move', stage: body.stage })
        : await moveOnJob(workspace, viewer, job.id, people, body),
    )
  })
  app.post('/api/jobs/:id/people/end', async context => {
    const body = await bodyFrom(context, chosen.extend(ending.shape))
    const job = await headFrom(context)
    const people = await peopleFrom(context, job, body)
    const [workspace, viewer] = [context.get('workspace'), viewerFrom(context)]
    return context.json(
      people.length > atOnce
        ? await beginBulk(workspace, viewer, job.id, people, bulkDoing.parse({ ...body, do: 'end' }))
        : await endOnJob(workspace, viewer, job.id, people, body),
    )
  })
  app.get('/api/jobs/:id/bulks', async context => {
    const job = await headFrom(context)
    const { db, now } = context.get('workspace')
    return context.json(await bulksOf(db.app, job.id, now()))
  })
  app.post('/api/bulks/:id/:step', async context => {
    const step = z.enum(['stop', 'resume', 'undo']).safeParse(context.req.param('step'))
    if (!step.success) throw new Refusal('missing', 'There is nothing at this address.')
    const [workspace, viewer, id] = [context.get('workspace'), viewerFrom(context), idFrom(context)]
    if (step.data === 'undo') return context.json(await undoBulk(workspace, viewer, id))
    await stepBulk(workspace, viewer, id, step.data)
    return context.json({ left: [] })
  })
  app.get('/api/jobs/:id/owed', async context => {
    const job = await headFrom(context)
    return context.json(await owedOn(context.get('workspace').db.app, viewerFrom(context), job.id))
  })
  app.post('/api/jobs/:id/answers', async context =>
    context.json(
      await answerPeople(
        context.get('workspace'),
        viewerFrom(context),
        idFrom(context),
        await bodyFrom(context, answering),
      ),
    ),
  )
  app.get('/api/jobs/:id/people/:person', async context => {
    const page = await candidacyPage(
      context.get('workspace').db.app,
      viewerFrom(context),
      idFrom(context),
      idFrom(context, 'person'),
    )
    if (!page) throw new Refusal('missing', 'This person is not on this job.')
    return context.json(page)
  })
  app.post('/api/jobs/:id/people/:person', async context => {
    const on = { job: idFrom(context), person: idFrom(context, 'person') }
    return context.json(
      await perform(context.get('workspace'), viewerFrom(context), on, await bodyFrom(context, candidacyActs)),
    )
  })
  app.get('/api/jobs/:id/people/:person/interviews/:entry', async context => {
    const { db, now } = context.get('workspace')
    const page = await candidacyPage(db.app, viewerFrom(context), idFrom(context), idFrom(context, 'person'))
    const file = page && interviewFile(page, idFrom(context, 'entry'), now())
    if (!file) throw new Refusal('missing', 'This interview is not here.')
    return context.body(file, 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="interview.ics"',
    })
  })
}
