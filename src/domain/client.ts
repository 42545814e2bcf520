/**
 * Business development with an organisation, before and beside the orders. Decisions hang on the company:
 * `client.staged` {stage}, `client.owned` {account?}, `client.termed` (`Terms`), `client.protected` {off?, note?} (their
 * people are not approached), `client.walled` {off?, note?} on two companies (who is put forward at one is not for the
 * other), and, on a persona as well, `client.appointed` {as, off?} (a contact and what they are there).
 */
export const clientStages = ['prospect', 'in touch', 'met', 'terms sent', 'client', 'dormant', 'no'] as const
export type ClientStage = (typeof clientStages)[number]

export const clientKinds = [
  'client.staged',
  'client.owned',
  'client.termed',
  'client.protected',
  'client.walled',
  'client.appointed',
] as const

export const contactParts = ['Hiring manager', 'Human resources', 'Director', 'Buyer', 'Accounts', 'Other'] as const
