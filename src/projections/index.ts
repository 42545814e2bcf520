import { doubt } from './apart/doubt.ts'
import { card } from './card/card.ts'
import { ownChannel } from './channels/own-channel.ts'
import { touchSource } from './channels/touch-source.ts'
import { client } from './client.ts'
import { sameCompany } from './companies/same-company.ts'
import { effort } from './effort.ts'
import { fact } from './fact.ts'
import { candidacy } from './job/candidacy.ts'
import { job } from './job/job.ts'
import { journey } from './journey/journey.ts'
import { line } from './line.ts'
import { pair } from './match/pair.ts'
import type { Projection } from './projection.ts'
import { reportViewsProjection } from './report-views/report-views.ts'
import { spend } from './spend/spend.ts'
import { texts } from './texts/texts.ts'
import { touch } from './touch.ts'
import { vanished } from './vanished.ts'

/** Every projection, in the order in which a batch is folded. */
export const projections: readonly Projection[] = [
  line,
  texts,
  fact,
  vanished,
  doubt,
  job,
  candidacy,
  client,
  spend,
  effort,
  ownChannel,
  touchSource,
  touch,
  card,
  journey,
  pair,
  sameCompany,
  reportViewsProjection,
]
