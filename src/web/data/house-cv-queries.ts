import { queryOptions } from '@tanstack/react-query'
import { houseCvApi } from '../api-house-cv.ts'

export const houseCvQueries = {
  style: queryOptions({ queryKey: ['cv-style'], queryFn: houseCvApi.style }),
}
