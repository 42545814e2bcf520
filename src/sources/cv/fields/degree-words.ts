import { foldName } from '#src/lib/normalise/name.ts'

const short =
  /(?:^|[\s(,/])(?:Ph\.? ?D|D\.? ?Phil|Dr\.?(?: [a-z]+\.)*|M\.? ?B\.? ?A|B\.? ?B\.? ?A|[BM]\.? ?Sc|[BM]\.? ?Eng|[BM]\.? ?Tech|B\.? ?E|[BM]\.? ?A|[BM]\.? ?S|[BM]\.? ?Ed|LL\.? ?[BM]|M\.? ?Phil|M\.? ?D|J\.? ?D|B\.? ?Com|M\.? ?Com|[BM]\.? ?F\.? ?A|[BM]\.? ?Arch|MPA|MPH|MCA|BCA|GCSEs?|A[- ]Levels?|HND|HNC|NVQ|BTEC|BTS|DUT|BUT|CAP|BEP|IB|Dipl\.?(?:-[A-Za-zäöü]+\.?)?(?: ?\([A-Z]+\))?|Mag\.?|lic\.?|mgr|inż|Ing|ir|drs|mr|MTech|MEng|MSc|BSc)(?=$|[\s,.;:)\-–(])/

const words =
  /\b(?:bachelor|bachelors|master|masters|doctor|doctorate|doctoral|associate degree|diploma|degree|certificate of|leaving certificate|school certificate|maestria|especialidad|especializacion|especializacao|mention complementaire|bac pro|technicien|tecnico|associate of|associates?|techniker|studia podyplomowe|maturita|high school|secondary school|ged|undergraduate|postgraduate|graduate|phd|minor|major|honours|postdoc|apprenticeship|baccalaureate|abitur|fachabitur|fachhochschulreife|allgemeine hochschulreife|hochschulreife|mittlere reife|realschulabschluss|hauptschulabschluss|diplom|magister|staatsexamen|promotion|ausbildung|berufsausbildung|lehre|meisterbrief|studium|matura|licence|maitrise|doctorat|baccalaureat|bac|brevet|diplome|dut|bts|deug|dess|dea|mastere|classe preparatoire|cap|licenciatura|licenciado|licenciada|grado|grado en|doctorado|bachillerato|ingenieria|diplomatura|tecnico superior|ciclo formativo|fp|posgrado|master universitario|laurea|laurea magistrale|laurea triennale|dottorato|diploma di|maturita|perito|qualifica|doctoraat|hbo|mbo|vwo|havo|vmbo|wo|propedeuse|bacheloropleiding|masteropleiding|licencjat|licencjackie|magisterskie|inzynierskie|inzynier|magister inzynier|studia|doktorat|doktor|technik|matura|technikum|pabo|lyceum|gymnasiumdiploma|liceum|doutoramento|doutorado|mestrado|bacharelado|bacharel|pos graduacao|ensino medio|ensino secundario|curso tecnico|curso profissional|year 12|tecnologo|graduacao|12 ano)\b/
const japanese = /学士|修士|博士|専攻|学科|学部|研究科|卒業|修了|高等学校|高校/

/** How much a text reads like a degree or a course of study, 0 to 1. */
export function degreeScore(text: string): number {
  if (text.length > 160) return 0
  if (japanese.test(text)) return 0.8
  const folded = foldName(text)
  if (words.test(folded) || /^(?:\p{Lu}\.){2,}(?=\s|,|$)/u.test(text)) return 0.85
  return short.test(text) ? 0.8 : 0
}

const school =
  /\b(?:university|college|school|institute|academy|polytechnic|universitat|hochschule|fachhochschule|schule|gymnasium|akademie|universite|ecole|institut|lycee|faculte|universidad|escuela|instituto|colegio|facultad|universita|scuola|istituto|liceo|politecnico|accademia|universiteit|hogeschool|instituut|academie|lyceum|uniwersytet|politechnika|szkola|akademia|liceum|technikum|wyzsza|universidade|escola|faculdade|colegio|mit|eth|epfl|ucla|lmu|tum|rwth|kit|caltech|insead|hec|iese|esade|ucl|lse|tu|fh|uni|iit|kaist|postech|conservatory|seminary|gymnasiet|universitet|universitatea|univerzita|egyetem|berufsschule|berufskolleg|realschule|gesamtschule|kolleg|bootcamp|sorbonne|eton|oxford|harvard|stanford|cambridge)\b|hochschule$|universitat$|gymnasium\b|schule\b/
const japaneseSchool = /大学|大学院|高等学校|高校|専門学校|学院|短期大学|高専/

/** How much a text reads like a school's name, 0 to 1. */
export function schoolScore(text: string): number {
  if (text.length > 120) return 0
  if (japaneseSchool.test(text)) return 0.9
  return school.test(foldName(text)) ? 0.9 : 0
}
