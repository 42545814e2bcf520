import * as z from 'zod'
import { isZone } from '#src/lib/zone.ts'

/** A time zone by its IANA name, as the browser knows it. */
export const zone = z.string().max(64).refine(isZone, 'This is no time zone.')
