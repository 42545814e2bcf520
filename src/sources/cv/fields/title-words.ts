import { foldName } from '#src/lib/normalise/name.ts'

/** Words of which one says that a text is a job's title; folded. */
const whole = new Set(
  (
    'engineer developer programmer manager director lead leader architect consultant analyst scientist researcher designer administrator specialist coordinator officer president ceo cto cfo coo cmo cio cpo ciso cso vp svp evp founder cofounder partner owner head chief principal intern internship trainee apprentice assistant associate fellow professor lecturer instructor teacher tutor coach trainer advisor adviser strategist planner technician operator supervisor executive representative agent broker buyer seller salesperson salesman clerk secretary receptionist accountant auditor controller bookkeeper treasurer lawyer attorney paralegal counsel solicitor barrister judge nurse physician doctor surgeon pharmacist therapist psychologist dentist veterinarian caregiver midwife paramedic editor writer author journalist reporter copywriter translator interpreter photographer videographer producer artist animator illustrator musician actor chef cook baker barista waiter waitress bartender host driver courier pilot captain mechanic electrician plumber carpenter welder machinist cleaner janitor guard soldier sergeant lieutenant nco recruiter sourcer generalist evangelist advocate ambassador moderator speaker presenter organizer organiser member chair chairman chairwoman chairperson volunteer mentor freelancer contractor tester qa sre devops dba sysadmin webmaster scrum product ninja guru wizard librarian curator archivist economist statistician actuary mathematician physicist chemist biologist geologist postdoc postdoctoral doctoral student thesis werkstudent foreman superintendent inspector surveyor estimator merchandiser stylist buyer dispatcher handler picker packer warehouse cashier teller underwriter adjuster investigator detective paramedic firefighter minister ambassador attache liaison facilitator expert practitioner master overseer deputy undersecretary envoy junior senior staff staffer strategist growth team custodian steward stewardess concierge housekeeper nanny groomer landscaper gardener farmer ' +
    'leiter leiterin entwickler entwicklerin berater beraterin ingenieur ingenieurin referent referentin sachbearbeiter sachbearbeiterin mitarbeiter mitarbeiterin geschaftsfuhrer geschaftsfuhrerin kaufmann kauffrau praktikant praktikantin praktikum auszubildender auszubildende azubi werkstudentin assistentin assistenz fachkraft pfleger pflegerin krankenschwester arzt arztin lehrer lehrerin dozent dozentin techniker technikerin meister meisterin vorstand hilfskraft studentische redakteur redakteurin verkaufer verkauferin vertrieb einkaufer einkauferin controllerin architektin projektleiter projektleiterin teamleiter teamleiterin abteilungsleiter gruppenleiter bereichsleiter mechaniker mechanikerin elektroniker elektrikerin erzieher erzieherin buchhalter buchhalterin steuerberater rechtsanwalt rechtsanwaltin koch kochin kellner kellnerin verwaltung selbststandig freiberufler freiberuflich freiberuflerin gesellschafter prokurist doktorand doktorandin volontar trainee aushilfe zivildienstleistender wissenschaftlicher wissenschaftliche ' +
    'ingenieur ingenieure developpeur developpeuse chef cheffe directeur directrice responsable charge chargee consultante analyste concepteur conceptrice technicien technicienne gestionnaire stagiaire alternant alternante apprenti apprentie conseiller conseillere commercial commerciale assistante adjoint adjointe secretaire comptable infirmier infirmiere medecin enseignant enseignante professeur professeure formateur formatrice redacteur redactrice traducteur traductrice graphiste cadre president presidente fondateur fondatrice associee gerant gerante vendeur vendeuse acheteur acheteuse cuisinier cuisiniere serveur serveuse chercheur chercheuse doctorant doctorante agent coordinateur coordinatrice administrateur administratrice auditeur auditrice juriste avocat avocate architecte animateur animatrice benevole educateur educatrice aide employe employee ouvrier ouvriere preparateur preparatrice controleur controleuse ' +
    'ingeniero ingeniera desarrollador desarrolladora programador programadora jefe jefa directora gerente analista consultor consultora responsable coordinador coordinadora tecnico tecnica administrador administradora asistente auxiliar becario becaria practicas profesor profesora maestro maestra enfermero enfermera medico medica abogado abogada contable contador contadora vendedor vendedora comercial disenador disenadora arquitecto arquitecta periodista redactor redactora traductor traductora investigador investigadora encargado encargada operario operaria cocinero cocinera camarero camarera dependiente dependienta recepcionista secretario secretaria fundador fundadora socio socia presidente presidenta voluntario voluntaria asesor asesora especialista ejecutivo ejecutiva supervisor supervisora subdirector ayudante ' +
    'ingegnere sviluppatore sviluppatrice programmatore direttore direttrice responsabile consulente analista progettista tecnico impiegato impiegata segretario segretaria stagista tirocinante insegnante docente professoressa professore infermiere infermiera medico avvocato avvocata commercialista contabile ragioniere venditore venditrice addetto addetta assistente coordinatore coordinatrice amministratore amministratrice architetto architetta grafico grafica redattore redattrice giornalista traduttore traduttrice ricercatore ricercatrice cuoco cameriere commesso commessa operaio operaia magazziniere fondatore fondatrice socio capo dirigente dottorando dottoranda volontario volontaria apprendista collaboratore collaboratrice ' +
    'ontwikkelaar ontwikkelaarster projectleider teamleider leidinggevende directeur manager adviseur medewerker medewerkster stagiair stagiaire docent leraar lerares onderzoeker verpleegkundige arts advocaat jurist boekhouder accountant verkoper inkoper ontwerper vormgever redacteur journalist vertaler secretaresse administratief beheerder ingenieur architect hoofd eigenaar oprichter vrijwilliger bestuurslid voorzitter penningmeester promovendus trainee coordinator assistent begeleider monteur chauffeur kok ober hulp afdelingshoofd planner beleidsmedewerker consulent ' +
    'inzynier programista programistka kierownik kierowniczka dyrektor dyrektorka menedzer menadzer specjalista specjalistka analityk analityczka konsultant konsultantka administrator koordynator koordynatorka asystent asystentka ksiegowy ksiegowa nauczyciel nauczycielka wykladowca lekarz lekarka pielegniarka pielegniarz prawnik radca adwokat sprzedawca doradca doradczyni przedstawiciel handlowiec projektant projektantka grafik architekt redaktor redaktorka dziennikarz dziennikarka tlumacz tlumaczka badacz naukowiec stazysta stazystka praktykant praktykantka technik mechanik kierowca kucharz kelner kelnerka magazynier pracownik pracowniczka referent zalozyciel wlasciciel prezes wiceprezes wolontariusz wolontariuszka lider liderka mlodszy starszy glowny doktorant zastepca ' +
    'engenheiro engenheira desenvolvedor desenvolvedora programador diretor diretora gestor gestora gerente analista consultor coordenador coordenadora tecnico assistente auxiliar estagiario estagiaria estagio professor professora enfermeiro enfermeira medico medica advogado advogada contabilista contador vendedor comercial designer arquiteto arquiteta jornalista redator tradutor tradutora pesquisador pesquisadora investigador bolseiro encarregado operador cozinheiro empregado recepcionista secretaria fundador socio presidente voluntario voluntaria chefe lider responsavel supervisor especialista administrador monitor formador formadora'
  ).split(' '),
)

/** German and Dutch put the word at the end of a longer one: Softwareentwicklerin, projectmanager. */
const endings =
  /(?:entwickler|leiter|berater|ingenieur|techniker|mechaniker|elektroniker|kaufmann|kauffrau|mitarbeiter|manager|assistent|pfleger|lehrer|arzt|redakteur|verkaufer|einkaufer|planer|designer|architekt|analyst|spezialist|trainer|student|praktikant|fuhrer|bearbeiter|meister|helfer|fachmann|fachfrau|fachwirt|informatiker|forscher|jurist|ontwikkelaar|adviseur|medewerker|beheerder|leider|ontwerper|kundige|tester|programmierer|wissenschaftler|volontar|sprecher|wart|controller|gestalter|koordinator|beauftragter|beauftragte|consultant|monteur|kundiger|verwalter|disponent|rekruter|engineer|developer|leitung|entwicklung)(?:in|innen)?$/

/** Japanese titles and offices. */
const japanese =
  /(?:エンジニア|マネージャー|マネジャー|ディレクター|デザイナー|プログラマ|アナリスト|コンサルタント|リーダー|担当|部長|課長|係長|主任|主査|社長|取締役|店長|営業|事務|講師|教師|研究員|アシスタント|インターン|スペシャリスト|プランナー|編集者?|記者|経理|人事|秘書|開発者?|アーキテクト|サイエンティスト|オフィサー|代表|責任者|スタッフ|看護師|医師|薬剤師|弁護士|会計士|リサーチャー|コーディネーター|職|長)$/

const strong =
  /\b(?:senior|junior|sr|jr|lead|head of|chief|vice president|working student|m w d|w m d|m f d|h f|self employed|freelance)\b/

/** German and Dutch compounds of any of the words: Salarisadministrateur, Einkaufsleiterin. */
function compounded(word: string): boolean {
  for (let at = 3; at <= word.length - 6; at++) if (whole.has(word.slice(at))) return true
  return false
}

/** How much a text reads like a job's title, 0 to 1. */
export function titleScore(text: string): number {
  if (text.length > 110) return 0
  if (japanese.test(text.trim())) return 0.8
  const folded = foldName(text.replace(/[/|]/g, ' '))
  const words = folded.split(' ').filter(Boolean)
  if (words.length === 0 || words.length > 14) return 0
  const hits = words.filter(word => whole.has(word) || (word.length > 6 && (endings.test(word) || compounded(word))))
  if (hits.length === 0) return strong.test(folded) ? 0.5 : 0
  const last = words.at(-1) ?? ''
  const first = words[0] ?? ''
  const placed = hits.includes(last) || hits.includes(first) ? 0.2 : 0
  return Math.min(
    1,
    0.5 +
      placed +
      0.15 * Math.min(hits.length - 1, 1) +
      (words.length <= 6 ? 0.1 : 0) +
      (strong.test(folded) ? 0.1 : 0),
  )
}
