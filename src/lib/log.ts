import { type Logger, pino } from 'pino'

export type { Logger }

/** Lines of JSON on stderr. What people wrote never goes into them. */
export const openLog = (level = process.env['LOG_LEVEL'] ?? 'info'): Logger =>
  pino({ level, base: null }, pino.destination({ dest: 2, sync: false }))
