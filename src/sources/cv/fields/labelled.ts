import { foldName } from '#src/lib/normalise/name.ts'
import type { Cell, Line, Word } from '../layout/model.ts'

export type LabelRole = 'title' | 'company' | 'place' | 'dates' | 'tasks' | 'degree' | 'school' | 'field'

/** What forms print before a value (the Europass form of 2004 among them), in nine languages; `|` between labels. */
const words: Readonly<Record<LabelRole, string>> = {
  title:
    'job title|title|position|role|post|occupation|occupation or position held|position held|job|designation|' +
    'stelle|funktion|beruf|beruf oder funktion|tätigkeit als|poste|poste occupé|fonction|fonction ou poste occupé|intitulé du poste|' +
    'puesto|cargo|profesión|profesión o cargo desempeñado|posición|posizione|ruolo|mansione|lavoro o posizione ricoperti|qualifica professionale|tipo di impiego|' +
    'functie|beroep|beroep of functie|stanowisko|zawód|wykonywany zawód lub zajmowane stanowisko|rola|função|função ou cargo ocupado|posto|' +
    '役職|職種|職位|肩書|ポジション',
  company:
    'employer|company|organisation|organization|name and address of employer|name of employer|employer name|firm|' +
    'arbeitgeber|firma|unternehmen|name und adresse des arbeitgebers|betrieb|employeur|entreprise|société|nom et adresse de l employeur|organisme|' +
    'empresa|empleador|compañía|nombre y dirección de la empresa o empleador|organización|datore di lavoro|azienda|nome e indirizzo del datore di lavoro|società|ente|' +
    'werkgever|bedrijf|organisatie|naam en adres van de werkgever|pracodawca|nazwa i adres pracodawcy|przedsiębiorstwo|empregador|entidade|nome e endereço do empregador|' +
    '会社名|会社|勤務先|企業名|雇用主',
  place:
    'location|place|city|town|address|ort|standort|arbeitsort|lieu|ville|lugar|ciudad|localidad|ubicación|luogo|città|sede|località|plaats|locatie|standplaats|' +
    'miejscowość|miejsce|lokalizacja|miasto|local|localização|cidade|localidade|勤務地|所在地|場所',
  dates:
    'dates|date|period|duration|tenure|year|year of passing|jahr|année|année d obtention|año|ano|anno|jaar|rok|from to|dates of employment|employment dates|time|zeitraum|datum|dauer|daten|von bis|période|durée|fechas|fecha|periodo|período|duración|' +
    'data|durata|periodo di lavoro|duur|data od do|okres|okres zatrudnienia|daty|datas|duração|期間|在籍期間|年月|在学期間',
  tasks:
    'main activities and responsibilities|main activities|responsibilities|duties|tasks|activities|description|achievements|' +
    'aufgaben|wichtigste tätigkeiten und zuständigkeiten|tätigkeiten|aufgabenbereich|beschreibung|missions|principales activités et responsabilités|activités|tâches|descriptif|' +
    'funciones|principales actividades y responsabilidades|actividades|tareas|descripción|mansioni|principali attività e responsabilità|principali mansioni e responsabilità|attività|compiti|descrizione|' +
    'taken|voornaamste werkzaamheden en verantwoordelijkheden|werkzaamheden|omschrijving|obowiązki|główne działania i obowiązki|zakres obowiązków|zadania|opis|' +
    'funções|principais atividades e responsabilidades|atividades|responsabilidades|descrição|業務内容|職務内容|仕事内容|担当業務',
  degree:
    'qualification|degree|class|examination|title of qualification awarded|award|diploma|course|abschluss|bezeichnung der erworbenen qualifikation|studiengang|grad|diplôme|intitulé du certificat ou diplôme délivré|titre|' +
    'título|titulación|título de la cualificación obtenida|grado|titolo|titolo di studio|titolo della qualifica rilasciata|qualifica conseguita|naam van de kwalificatie|kwalificatie|opleiding|' +
    'tytuł|uzyskane kwalifikacje|dyplom|kierunek|grau|designação da qualificação atribuída|curso|habilitação|学位|学歴区分|課程',
  school:
    'institution|school|university|college|board|name and type of organisation providing education and training|institute|' +
    'bildungseinrichtung|hochschule|schule|universität|name und art der bildungs oder ausbildungseinrichtung|institut|établissement|école|université|nom et type de l établissement d enseignement ou de formation|' +
    'centro|institución|universidad|centro de estudios|nombre y tipo de la organización que ha impartido la educación o la formación|istituto|ateneo|università|scuola|nome e tipo d organizzazione erogatrice dell istruzione e formazione|nome e tipo di istituto di istruzione o formazione|' +
    'instelling|school|onderwijsinstelling|naam en type van de onderwijsinstelling|uczelnia|szkoła|nazwa i typ organizacji|instituição|escola|universidade|nome e tipo da organização de ensino ou formação|' +
    '学校名|学校|大学|教育機関',
  field:
    'field of study|major|subject|specialisation|specialization|stream|branch|principal subjects|principal subjects occupational skills covered|fach|fachrichtung|studienfach|hauptfächer|spécialité|domaine|filière|especialidad|materias|indirizzo|materie|principali materie abilità professionali oggetto dello studio|' +
    'studierichting|vakken|specjalność|specjalizacja|główne przedmioty|especialidade|área|disciplinas|専攻|学部|学科',
}

const table = new Map<string, LabelRole>(
  (Object.entries(words) as [LabelRole, string][]).flatMap(([role, list]) =>
    list.split('|').map(label => [foldName(label), role] as const),
  ),
)

const wholeRole = (text: string): LabelRole | undefined =>
  text.length <= 90 ? table.get(foldName(text.replace(/[:：]\s*$/, '').replace(/[’'/()]/g, ' '))) : undefined

/** What a label says that its value is; of two labels for one thing ("University / Institute") the first that is known. */
export const roleOf = (text: string): LabelRole | undefined =>
  wholeRole(text) ??
  (text.length <= 40
    ? text
        .replace(/[:：]\s*$/, '')
        .split(/\s*[/・、]\s*/)
        .map(wholeRole)
        .find(role => role !== undefined)
    : undefined)

/** "Zakres obowiązków:", "Duties included:": a line that promises a list. */
export const promises = (line: Line, next: Line | undefined): boolean =>
  line.cells.length === 1 &&
  /^[\p{Lu}\p{Lo}].{2,48}[:：]$/u.test(line.cells[0].text) &&
  next !== undefined &&
  (next.bullet !== null || /^[・•–-]/u.test(next.cells[0].text))

interface Told {
  readonly role: LabelRole
  /** The line without its label; null where the label stood alone. */
  readonly line: Line | null
}

const withCells = (line: Line, cells: readonly Cell[]): Line | null => {
  const [first, ...rest] = cells
  return first ? { ...line, cells: [first, ...rest] } : null
}

/** The label that a line begins with: in a cell of its own, or before a colon. */
function toldBy(line: Line, next: Line | undefined): Told | null {
  const [first, ...rest] = line.cells
  if (line.bullet) return null
  if (promises(line, next)) return { role: roleOf(first.text) ?? 'tasks', line: null }
  const alone = roleOf(first.text)
  if (alone && (rest.length > 0 || /[:：]\s*$/.test(first.text))) return { role: alone, line: withCells(line, rest) }
  const match = /^([^:：]{2,60})[:：]\s*(?=\S)/u.exec(first.text)
  const role = match?.[1] ? roleOf(match[1]) : undefined
  if (!match || !role) return null
  let offset = 0
  const kept: Word[] = []
  for (const word of first.words) {
    if (first.text.charAt(offset) === ' ') offset++
    if (offset >= match[0].length) kept.push(word)
    offset += word.text.length
  }
  const [head, ...others] = kept
  if (!head) return null
  const cell: Cell = { ...first, words: [head, ...others], text: first.text.slice(match[0].length) }
  return { role, line: withCells(line, [cell, ...rest]) }
}

/** One entry of a form: what its labels say, and the lines of what was done. */
export interface FormEntry {
  readonly values: ReadonlyMap<LabelRole, readonly Line[]>
  readonly tasks: readonly Line[]
  /** Lines without a label that stand before the first in every entry: "Ashdown Hospital, Leeds" over "Position: Nurse". */
  readonly lead: readonly Line[]
}

/** How many lines without a label stand before the label that begins each entry, where it is as many for all. */
function leadOf(lines: readonly Line[], told: readonly (Told | null)[], opening: LabelRole): number {
  const at = told.flatMap((item, i) => (item?.role === opening ? [i] : []))
  const [lead = 0] = at
  const free = (i: number) => at.every(start => start - i >= 0 && told[start - i] === null)
  if (lead === 0 || lead > 3) return 0
  for (let i = 1; i <= lead; i++) if (!free(i)) return 0
  // What is marked as the items of a list are is the last item of the entry before.
  const looks = at.map(start => lines[start - lead]?.bullet !== null)
  return looks.every(marked => marked === looks[0]) ? lead : 0
}

interface OpenEntry {
  readonly values: Map<LabelRole, Line[]>
  readonly tasks: Line[]
  readonly lead: Line[]
}

const newEntry = (): OpenEntry => ({ values: new Map(), tasks: [], lead: [] })

function say({ values }: OpenEntry, role: LabelRole, line: Line): void {
  values.set(role, [...(values.get(role) ?? []), line])
}

const columnsLeast = 3

/**
 * A table whose first line names its columns ("Degree | University | Year"): each line below it tells as a form does. Null where the
 * first line does not.
 */
export function tableEntries(lines: readonly Line[]): FormEntry[] | null {
  const [head, ...below] = lines
  const roles = head?.cells.map(cell => roleOf(cell.text)) ?? []
  if (!head || roles.length < columnsLeast || new Set(roles).size < 2) return null
  if (roles.filter(role => role !== undefined).length < columnsLeast) return null
  const lefts = head.cells.map(cell => cell.box.x0)
  const entries: OpenEntry[] = []
  for (const line of below) {
    const placed = line.cells.map(cell => ({ cell, column: lefts.findLastIndex(left => cell.box.x0 > left - 4) }))
    if (placed.some(({ column }) => column === 0) || entries.length === 0) entries.push(newEntry())
    const entry = entries.at(-1)
    for (const { cell, column } of placed) {
      const role = roles[column]
      const value = withCells(line, [cell])
      if (entry && role && value) say(entry, role, value)
    }
  }
  return entries.filter(({ values }) => values.size > 1)
}

/**
 * A section that is a table with a head, or in which each value stands behind its label ("Employer: Ashdown Hospital"), entry by entry: the label that
 * comes first begins each, or the lines over it where every entry has as many. Null unless the section uses three labels of two
 * kinds, and the first is more than the head of a list: else the entries are told by their looks.
 */
export function formEntries(lines: readonly Line[]): FormEntry[] | null {
  const inTable = tableEntries(lines)
  if (inTable && inTable.length > 0) return inTable
  const told = lines.map((line, i) => toldBy(line, lines[i + 1]))
  const used = told.flatMap(item => (item ? [item.role] : []))
  const [opening] = used
  if (opening === undefined || used.length < 3 || new Set(used).size < 2) return null
  if (opening === 'tasks') return null
  const lead = leadOf(lines, told, opening)
  const entries: OpenEntry[] = []
  let last: LabelRole | null = null
  lines.forEach((line, i) => {
    const item = told[i]
    const leads = !item && told.slice(i + 1, i + 1 + lead).some(next => next?.role === opening)
    const begins = leads ? told[i + lead]?.role === opening : lead === 0 && item?.role === opening
    if (begins || entries.length === 0) entries.push(newEntry())
    const entry = entries.at(-1)
    if (leads) {
      entry?.lead.push({ ...line, bullet: null })
      return
    }
    const role: LabelRole | null = item ? item.role : line.bullet ? 'tasks' : last
    last = role
    const value = item ? item.line : line
    if (!entry || !role || !value) return
    if (role === 'tasks') entry.tasks.push(value)
    else say(entry, role, value)
  })
  return entries.filter(({ values, lead: over }) => values.size + over.length > 1)
}
