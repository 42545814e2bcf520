import * as z from 'zod'

/** Pieces of API answers. Systems leave out, rename and misspell: what is not of its type is as if it were not there. */
export const text = z
  .union([z.string(), z.number().transform(String), z.boolean().transform(String)])
  .nullish()
  .catch(null)
  .transform(value => value?.trim().slice(0, 1_000_000) || null)

export const id = z
  .union([z.string().min(1).max(100), z.number().int().transform(String)])
  .nullish()
  .catch(null)
  .transform(value => value ?? null)

export const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform(value => value ?? null)

export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform(values =>
      (values ?? []).slice(0, 5_000).flatMap((value): z.output<T>[] => {
        const read = item.safeParse(value)
        return read.success ? [read.data] : []
      }),
    )

export const some = <T extends z.ZodType>(shape: T) =>
  z
    .union([shape, z.unknown().transform((): null => null)])
    .optional()
    .transform(value => value ?? null)
