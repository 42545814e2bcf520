import * as z from 'zod'

/** Fields of a CV that stand once, near its head, and can be found again by where they stand. */
export const headFields = ['name', 'headline', 'email', 'phone', 'place'] as const
export type HeadField = (typeof headFields)[number]

const entryFields = { position: ['title', 'company', 'place'], education: ['school', 'degree', 'field'] } as const
const short = z.string().min(1).max(200)

/**
 * What a correction says of a layout, and of nothing else. `swap`: two fields of each entry stand the other way round.
 * `cut`: what stands before or after a mark is no part of the value. `take`: a value stands in this line and cell, or right
 * after this label. `leave-out`: this text is no value, but belongs to the page.
 */
export const lessonRule = z.discriminatedUnion('rule', [
  z.object({
    rule: z.literal('swap'),
    property: z.enum(['position', 'education']),
    fields: z.tuple([short, short]),
  }),
  z.object({
    rule: z.literal('cut'),
    property: z.enum([...headFields, 'position', 'education', 'skill', 'certificate']),
    field: short,
    away: z.enum(['before', 'after']),
    mark: short,
  }),
  z.object({
    rule: z.literal('take'),
    property: z.enum(headFields),
    line: z.number().int().min(0).max(60),
    cell: z.number().int().min(0).max(20),
    label: short.nullable(),
  }),
  z.object({ rule: z.literal('leave-out'), property: z.enum([...headFields, 'skill', 'language']), text: short }),
])
export type LessonRule = z.infer<typeof lessonRule>

/** Rules by layout: what a house has taught so far. */
export type Lessons = Readonly<Record<string, readonly LessonRule[]>>

export const swappable: Readonly<Record<'position' | 'education', readonly string[]>> = entryFields
