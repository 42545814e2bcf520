import { csv } from './csv/index.ts'
import { cv } from './cv/index.ts'
import { eml } from './eml/index.ts'
import { github } from './github/index.ts'
import { googleChat } from './google-chat/index.ts'
import { icalendar } from './icalendar/index.ts'
import { jsonResumes } from './json-resumes/index.ts'
import { linkedinArchive } from './linkedin-archive/index.ts'
import { mastodon } from './mastodon/index.ts'
import { mbox } from './mbox/index.ts'
import { facebook, instagram } from './meta/index.ts'
import { oldSystem } from './old-system/index.ts'
import { outlook } from './outlook/index.ts'
import { raisedHands } from './raised-hand/index.ts'
import { signal } from './signal/index.ts'
import { slackExport } from './slack/index.ts'
import type { Connector } from './source.ts'
import { telegram } from './telegram/index.ts'
import { vcard } from './vcard/index.ts'
import { whatsapp } from './whatsapp/index.ts'
import { xArchive } from './x-archive/index.ts'
import { xlsx } from './xlsx/index.ts'

/** Every connector, most particular first: a file belongs to the first that claims it. */
export const connectors: readonly Connector[] = [
  linkedinArchive,
  xArchive,
  mastodon,
  github,
  raisedHands,
  oldSystem,
  vcard,
  icalendar,
  instagram,
  facebook,
  telegram,
  slackExport,
  googleChat,
  signal,
  whatsapp,
  outlook,
  mbox,
  eml,
  jsonResumes,
  cv,
  xlsx,
  csv,
]
