import type { Connector } from '../source.ts'
import { readDownload, surveyDownload } from './download.ts'
import { groupsOf, type Network } from './files.ts'

const of = (network: Network, label: string): Connector => ({
  name: network,
  label: `${label} download`,
  reads: `What ${label} gives a member who downloads their information as JSON: messages, ${network === 'facebook' ? 'friends' : 'followers, whom they follow'}.`,
  recognise: files => groupsOf(files, network),
  survey: surveyDownload,
  read: (group, context) => readDownload(network, group, context),
})

/** Meta's two downloads have one shape; they differ in what connects people. */
export const facebook: Connector = of('facebook', 'Facebook')
export const instagram: Connector = of('instagram', 'Instagram')
