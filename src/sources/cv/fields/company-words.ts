import { foldName } from '#src/lib/normalise/name.ts'

const legal =
  /(?:^|[\s,(])(?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|plc|Co|Company|GmbH|mbH|AG|KG|KGaA|OHG|UG|GbR|e\.?\s?V|eG|SE|SA|S\.A|SAS|SARL|S\.à\.?r\.?l|SpA|S\.p\.A|Srl|S\.r\.l|S\.L|SL|S\.L\.U|SLU|B\.?V|N\.?V|AB|ASA?|A\/S|ApS|Oyj?|Kft|Zrt|Sp\. ?z ?o\.? ?o|S\.A|Lda|Ltda|Pty|Pte|Pvt|K\.K|GK|Holding|Holdings|Group|Gruppe|Groupe|Grupo|Gruppo|Grupa)\.?(?=$|[\s,.)])/

const japanese = /株式会社|有限会社|合同会社|㈱|\(株\)|（株）|大学|研究所|銀行|病院|財団|協会|法人|省$|庁$|市役所/

const words = new Set(
  (
    'university college school institute academy laboratory laboratories labs lab bank hospital clinic clinics foundation ministry council agency consulting consultants solutions technologies technology systems services studio studios software media partners ventures capital insurance airlines railway railways pharma pharmaceuticals chemicals energy motors automotive logistics industries enterprises international global digital interactive networks network bakery restaurant hotel hotels cafe museum library theatre theater church army navy force government department municipality city county federation association society club centre center trust charity union commission authority office bureau press publishing publisher publishers records entertainment games robotics analytics dynamics semiconductor electronics telecom communications mobile cloud data ai health healthcare medical biotech foods food stores store shop market markets exchange fund research reserves ' +
    'universitat hochschule fachhochschule institut klinikum krankenhaus klinik stadt landkreis amt ministerium verein verlag werk werke stadtwerke versicherung versicherungen sparkasse volksbank bundesamt landesamt gesellschaft akademie schule gymnasium stiftung verband autohaus buro kanzlei praxis apotheke backerei technik ' +
    'universite ecole institut hopital clinique banque mairie ministere association fondation laboratoire cabinet agence societe entreprise compagnie boulangerie lycee conseil region departement assurance assurances ' +
    'universidad escuela instituto hospital clinica banco ayuntamiento ministerio asociacion fundacion laboratorio agencia empresa compania colegio seguros consultoria soluciones tecnologias sistemas servicios ' +
    'universita scuola istituto ospedale clinica banca comune ministero associazione fondazione laboratorio agenzia azienda liceo assicurazioni politecnico studio cooperativa ' +
    'universiteit hogeschool instituut ziekenhuis gemeente ministerie vereniging stichting bank laboratorium bureau bedrijf verzekeringen ' +
    'uniwersytet politechnika szkola instytut szpital urzad ministerstwo fundacja stowarzyszenie laboratorium agencja firma bank spolka przedsiebiorstwo zaklad ' +
    'universidade escola instituto hospital banco camara ministerio associacao fundacao laboratorio agencia empresa'
  ).split(' '),
)

/** How much a text reads like an employer's name, 0 to 1. */
export function companyScore(text: string): number {
  if (text.length > 100) return 0
  if (legal.test(text)) return 0.95
  if (japanese.test(text)) return 0.9
  const parts = foldName(text).split(' ').filter(Boolean)
  if (parts.length === 0 || parts.length > 10) return 0
  if (parts.some(part => words.has(part))) return 0.6
  return 0
}
