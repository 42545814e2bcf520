import type { LessonRule } from '#src/domain/lesson.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { Cv, Job, Listed, SkillGroup, Study } from '../fields/cv.ts'
import { boxOf, cut as cutPiece, type Found, found, pieceOf } from '../fields/piece.ts'
import type { Line } from '../layout/model.ts'

/** As sure as what a person has said of this layout. */
const taught = 0.95

const jobKeys: Readonly<Record<string, 'title' | 'company' | 'place'>> = {
  title: 'title',
  company: 'company',
  place: 'place',
}
const studyKeys: Readonly<Record<string, 'school' | 'degree' | 'field'>> = {
  school: 'school',
  degree: 'degree',
  field: 'field',
}

function swapped<T extends Job | Study, K extends keyof T>(items: readonly T[], a: K, b: K): readonly T[] {
  return items.map(item => ({ ...item, [a]: item[b], [b]: item[a] }))
}

/** The value without what stands before or after the mark; null when the mark is not in it. */
function without(value: Found, away: 'before' | 'after', mark: string): Found | null {
  const at = away === 'after' ? value.value.indexOf(mark) : value.value.indexOf(mark) + mark.length
  if (!value.value.includes(mark)) return null
  const kept = (away === 'after' ? value.value.slice(0, at) : value.value.slice(at)).trim()
  return kept === '' ? null : { ...value, value: kept, text: kept }
}

const cutEach =
  ({ away, mark }: Extract<LessonRule, { rule: 'cut' }>) =>
  <T extends Found | null>(value: T): T =>
    (value === null ? value : (without(value, away, mark) ?? value)) as T

function cutIn(cv: Cv, rule: Extract<LessonRule, { rule: 'cut' }>): Cv {
  const cut = cutEach(rule)
  switch (rule.property) {
    case 'name':
    case 'headline':
      return { ...cv, [rule.property]: cut(cv[rule.property]) }
    case 'email':
      return { ...cv, emails: cv.emails.map(cut) }
    case 'phone':
      return { ...cv, phones: cv.phones.map(cut) }
    case 'position': {
      const key = jobKeys[rule.field]
      return key ? { ...cv, work: cv.work.map((job): Job => ({ ...job, [key]: cut(job[key]) })) } : cv
    }
    case 'education': {
      const key = studyKeys[rule.field]
      return key ? { ...cv, education: cv.education.map((one): Study => ({ ...one, [key]: cut(one[key]) })) } : cv
    }
    case 'skill':
      return { ...cv, skills: cv.skills.map((one): SkillGroup => ({ ...one, keywords: one.keywords.map(cut) })) }
    case 'certificate':
      return { ...cv, certificates: cv.certificates.map((one): Listed => ({ ...one, name: cut(one.name) })) }
    default:
      return cv
  }
}

/** What stands at a line and cell, or right after a label there or on another line. */
function taken(lines: readonly Line[], rule: Extract<LessonRule, { rule: 'take' }>): Found | null {
  if (rule.label === null) {
    const line = lines[rule.line]
    const cell = line?.cells[rule.cell]
    return line && cell ? found(cell.text, pieceOf(cell, line), taught) : null
  }
  for (const [index, line] of lines.entries())
    for (const [at, cell] of line.cells.entries()) {
      if (cell.text.startsWith(rule.label) && cell.text.length > rule.label.length + 1) {
        const rest = cutPiece(pieceOf(cell, line), rule.label.length, cell.text.length)
        if (rest.text !== '' && boxOf(rest.words)) return found(rest.text, rest, taught)
      }
      if (cell.text !== rule.label) continue
      const [beside, below] = [line.cells[at + 1], lines[index + 1]]
      if (beside) return found(beside.text, pieceOf(beside, line), taught)
      if (below) return found(below.cells[0].text, pieceOf(below.cells[0], below), taught)
    }
  return null
}

function takenInto(cv: Cv, lines: readonly Line[], rule: Extract<LessonRule, { rule: 'take' }>): Cv {
  const value = taken(lines, rule)
  if (!value || value.value.length > 200) return cv
  switch (rule.property) {
    case 'name':
      return /\d|@/.test(value.value) ? cv : { ...cv, name: value }
    case 'headline':
      return { ...cv, headline: value }
    case 'email':
      return /^\S+@\S+\.\S+$/.test(value.value)
        ? { ...cv, emails: [value, ...cv.emails.filter(one => one.value !== value.value)] }
        : cv
    case 'phone':
      return /\d{3}/.test(value.value.replace(/\D/g, '')) ? { ...cv, phones: [value, ...cv.phones.slice(1)] } : cv
    default:
      return {
        ...cv,
        place: { text: value, address: null, postalCode: null, city: value.value, region: null, countryCode: null },
      }
  }
}

function leftOut(cv: Cv, { property, text }: Extract<LessonRule, { rule: 'leave-out' }>): Cv {
  const isIt = (value: Found | null) => value !== null && foldName(value.value) === text
  switch (property) {
    case 'name':
    case 'headline':
      return isIt(cv[property]) ? { ...cv, [property]: null } : cv
    case 'place':
      return isIt(cv.place?.text ?? null) ? { ...cv, place: null } : cv
    case 'email':
      return { ...cv, emails: cv.emails.filter(one => !isIt(one)) }
    case 'phone':
      return { ...cv, phones: cv.phones.filter(one => !isIt(one)) }
    case 'language':
      return { ...cv, languages: cv.languages.filter(one => !isIt(one.language)) }
    default:
      return {
        ...cv,
        skills: cv.skills.flatMap((group): SkillGroup[] => {
          const keywords = group.keywords.filter(one => !isIt(one))
          if (group.keywords.length > 0 && keywords.length === 0) return []
          return isIt(group.name) && keywords.length === 0 ? [] : [{ ...group, keywords }]
        }),
      }
  }
}

function applied(cv: Cv, lines: readonly Line[], rule: LessonRule): Cv {
  switch (rule.rule) {
    case 'swap': {
      const [a, b] = rule.fields
      if (rule.property === 'position') {
        const [x, y] = [jobKeys[a], jobKeys[b]]
        return x && y ? { ...cv, work: swapped(cv.work, x, y) } : cv
      }
      const [x, y] = [studyKeys[a], studyKeys[b]]
      return x && y ? { ...cv, education: swapped(cv.education, x, y) } : cv
    }
    case 'cut':
      return cutIn(cv, rule)
    case 'take':
      return takenInto(cv, lines, rule)
    case 'leave-out':
      return leftOut(cv, rule)
  }
}

/** What was read, mended as people have mended documents of this layout before; in the order in which they did. */
export const asTaught = (cv: Cv, lines: readonly Line[], rules: readonly LessonRule[]): Cv =>
  rules.reduce((mended, rule) => applied(mended, lines, rule), cv)
