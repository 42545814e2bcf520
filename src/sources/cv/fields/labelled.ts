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
    'dates|date|period|duration|from to|dates of employment|employment dates|time|zeitraum|datum|dauer|daten|von bis|période|durée|fechas|fecha|periodo|período|duración|' +
    'data|durata|periodo di lavoro|duur|data od do|okres|okres zatrudnienia|daty|datas|duração|期間|在籍期間|年月|在学期間',
  tasks:
    'main activities and responsibilities|main activities|responsibilities|duties|tasks|activities|description|achievements|' +
    'aufgaben|wichtigste tätigkeiten und zuständigkeiten|tätigkeiten|aufgabenbereich|beschreibung|missions|principales activités et responsabilités|activités|tâches|descriptif|' +
    'funciones|principales actividades y responsabilidades|actividades|tareas|descripción|mansioni|principali attività e responsabilità|principali mansioni e responsabilità|attività|compiti|descrizione|' +
    'taken|voornaamste werkzaamheden en verantwoordelijkheden|werkzaamheden|omschrijving|obowiązki|główne działania i obowiązki|zakres obowiązków|zadania|opis|' +
    'funções|principais atividades e responsabilidades|atividades|responsabilidades|descrição|業務内容|職務内容|仕事内容|担当業務',
  degree:
    'qualification|degree|title of qualification awarded|award|diploma|course|abschluss|bezeichnung der erworbenen qualifikation|studiengang|grad|diplôme|intitulé du certificat ou diplôme délivré|titre|' +
    'título|titulación|título de la cualificación obtenida|grado|titolo|titolo di studio|titolo della qualifica rilasciata|qualifica conseguita|naam van de kwalificatie|kwalificatie|opleiding|' +
    'tytuł|uzyskane kwalifikacje|dyplom|kierunek|grau|designação da qualificação atribuída|curso|habilitação|学位|学歴区分|課程',
  school:
    'institution|school|university|college|name and type of organisation providing education and training|institute|' +
    'bildungseinrichtung|hochschule|schule|universität|name und art der bildungs oder ausbildungseinrichtung|institut|établissement|école|université|nom et type de l établissement d enseignement ou de formation|' +
    'centro|institución|universidad|centro de estudios|nombre y tipo de la organización que ha impartido la educación o la formación|istituto|ateneo|università|scuola|nome e tipo d organizzazione erogatrice dell istruzione e formazione|nome e tipo di istituto di istruzione o formazione|' +
    'instelling|school|onderwijsinstelling|naam en type van de onderwijsinstelling|uczelnia|szkoła|nazwa i typ organizacji|instituição|escola|universidade|nome e tipo da organização de ensino ou formação|' +
    '学校名|学校|大学|教育機関',
  field:
    'field of study|major|subject|principal subjects|principal subjects occupational skills covered|fach|fachrichtung|studienfach|hauptfächer|spécialité|domaine|filière|especialidad|materias|indirizzo|materie|principali materie abilità professionali oggetto dello studio|' +
    'studierichting|vakken|specjalność|specjalizacja|główne przedmioty|especialidade|área|disciplinas|専攻|学部|学科',
}

const table = new Map<string, LabelRole>(
  (Object.entries(words) as [LabelRole, string][]).flatMap(([role, list]) =>
    list.split('|').map(label => [foldName(label), role] as const),
  ),
)

const roleOf = (text: string): LabelRole | undefined =>
  text.length <= 90 ? table.get(foldName(text.replace(/[:：]\s*$/, '').replace(/[’'/()]/g, ' '))) : undefined

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
function toldBy(line: Line): Told | null {
  const [first, ...rest] = line.cells
  if (line.bullet) return null
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
}

/**
 * A section in which each value stands behind its label ("Employer: Ashdown Hospital"), entry by entry: the label that
 * comes first begins each. Null unless the section uses three labels of two kinds.
 */
export function formEntries(lines: readonly Line[]): FormEntry[] | null {
  const told = lines.map(toldBy)
  const used = told.flatMap(item => (item ? [item.role] : []))
  const [opening] = used
  if (opening === undefined || used.length < 3 || new Set(used).size < 2) return null
  const entries: { values: Map<LabelRole, Line[]>; tasks: Line[] }[] = []
  let last: LabelRole | null = null
  lines.forEach((line, i) => {
    const item = told[i]
    if (item?.role === opening || entries.length === 0) entries.push({ values: new Map(), tasks: [] })
    const entry = entries.at(-1)
    const role: LabelRole | null = item ? item.role : line.bullet ? 'tasks' : last
    last = role
    const value = item ? item.line : line
    if (!entry || !role || !value) return
    if (role === 'tasks') entry.tasks.push(value)
    else entry.values.set(role, [...(entry.values.get(role) ?? []), value])
  })
  return entries.filter(({ values }) => values.size > 1)
}
