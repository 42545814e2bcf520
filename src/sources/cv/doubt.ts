import type { Json, JsonObject } from '#src/lib/json.ts'
import { companyScore } from './fields/company-words.ts'
import { degreeScore, schoolScore } from './fields/degree-words.ts'
import { languageAt } from './fields/language-words.ts'
import { nameScore } from './fields/person.ts'
import { couldBePlace, placeScore } from './fields/place.ts'
import { titleScore } from './fields/title-words.ts'
import { sectionOf } from './sections/words.ts'

/**
 * What a value's own words say of it, whatever rule found it: `told` where they are words of its kind, `odd` where they
 * look like two things in one or like something else, `plain` where they say nothing.
 */
export type Sign = 'told' | 'plain' | 'odd'

const sign = (odd: boolean, told: boolean): Sign => (odd ? 'odd' : told ? 'told' : 'plain')

/** Marks that stand between things. */
const parted = /\s[|·•~–—]\s|[;:]\s|^[\W_]+$|[(（][^)）]*$|^[^(（]*[)）]$/
const words = (text: string): number => text.split(/\s+/).length

/** Where most words are small it is a description, not a name. */
function described(text: string): boolean {
  const long = text.split(/\s+/).filter(word => /^\p{L}{3,}/u.test(word))
  return long.length >= 4 && long.filter(word => /^\p{Ll}/u.test(word)).length > long.length * 0.6
}

/** A small word before a name, or a place in brackets behind it: "presso Studio Nardi", "Transports Malou (Zaventem)". */
function takesAlong(text: string): boolean {
  const inside = /\s[(（]([^()（）]+)[)）]$/u.exec(text)?.[1]
  // No place has a capital within a word, as names of products have.
  const place = inside !== undefined && couldBePlace(inside) && !/\p{Ll}\p{Lu}/u.test(inside)
  return place || /^\p{Ll}{2,}\s+\p{Lu}/u.test(text)
}

const company = (text: string): Sign =>
  sign(
    parted.test(text) ||
      words(text) > 7 ||
      described(text) ||
      (titleScore(text) > 0.45 && companyScore(text) < 0.7) ||
      /,\s?\p{L}/u.test(text) ||
      takesAlong(text),
    companyScore(text) > 0,
  )
const title = (text: string): Sign =>
  sign(parted.test(text) || words(text) > 10 || companyScore(text) > 0.7 || /\d{3}/.test(text), titleScore(text) >= 0.4)
const school = (text: string): Sign =>
  sign(
    parted.test(text) || words(text) > 9 || (degreeScore(text) > 0.5 && schoolScore(text) === 0),
    schoolScore(text) > 0.5,
  )
const skill = (text: string): Sign =>
  sign(
    parted.test(text) ||
      words(text) > 4 ||
      /(?:19|20)\d\d/.test(text) ||
      placeScore(text) > 0.6 ||
      sectionOf(text) !== null ||
      companyScore(text) > 0.7 ||
      languageAt(text) === text.length,
    false,
  )
const level = (text: string): Sign => sign(parted.test(text) || placeScore(text) > 0.6 || words(text) > 5, false)
const prose = (text: string): Sign => sign(/@|www\.|https?:|\d{6}|〒/.test(text), /[.!?。]$/.test(text))

const text = (value: Json | undefined): boolean => typeof value === 'string' && value !== ''

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

/** The object that a pointer's value stands in. */
function around(resume: JsonObject, path: readonly string[]): JsonObject {
  let here: Json | undefined = resume
  for (const key of path) here = Array.isArray(here) ? here[Number(key)] : object(here)[key]
  return object(here)
}

/** What kind of value a JSON pointer names: `work.name`, `skills`, `education.area`. */
export function kindOf(pointer: string): string {
  const [section = '', ...path] = pointer.split('/').slice(1)
  const key = path.filter(part => !/^\d+$/.test(part)).at(-1) ?? ''
  if (section === 'skills' || section === 'interests') return 'skills'
  return section === 'basics' ? key : `${section}.${key}`
}

/** What a value's words say of it; `resume` is the whole that it stands in. */
export function signOf(pointer: string, value: string, resume: JsonObject): Sign {
  const beside = around(resume, pointer.split('/').slice(1, -1))
  switch (kindOf(pointer)) {
    case 'name':
      return sign(nameScore(value) < 0.5 || words(value) < 2, false)
    case 'label':
    case 'work.position':
    case 'volunteer.position':
      return title(value)
    case 'summary':
    case 'work.summary':
      return prose(value)
    case 'work.name':
    case 'volunteer.organization':
      return company(value)
    case 'work.location':
    case 'education.location':
      return sign(parted.test(value), placeScore(value) > 0.6)
    case 'education.institution':
      return school(value)
    case 'education.studyType':
      return sign(
        parted.test(value) || schoolScore(value) > 0.5 || (!text(beside['area']) && words(value) > 1),
        degreeScore(value) > 0.5,
      )
    case 'education.area':
      return sign(parted.test(value) || schoolScore(value) > 0.5 || degreeScore(value) > 0.7, false)
    case 'skills':
      return skill(value)
    case 'languages.fluency':
      return level(value)
    case 'certificates.name':
      return sign(parted.test(value) || !text(beside['issuer']), false)
    default:
      return 'plain'
  }
}
