import { asInHouse } from '#src/domain/vocabulary.ts'

let isInHouse = false

/** What kind of house this is; told with the session, before anything is on the screen. */
export const speak = (inHouse: boolean): void => {
  isInHouse = inHouse
}
export const forItself = (): boolean => isInHouse

/** Words of the program as this house says them: a requisition, where it fills its own jobs. */
export const spoken = (words: string): string => (isInHouse ? asInHouse(words) : words)
