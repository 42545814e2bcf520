/** Month names and their usual short forms in the languages that `sections/words.ts` knows, folded by `foldName`. */
const names: readonly string[] = [
  'january jan januar jaenner janner janvier janv enero ene gennaio gen januari janeiro stycznia styczen sty stycz jaen',
  'february feb februar febr fevrier fevr fev febrero febbraio februari fevereiro luty lutego lut feber fevereiro',
  'march mar marz maerz mars marzo maart mrt marca marzec marco mrz maa',
  'april apr avril avr abril abr aprile kwietnia kwiecien kwi kwiec',
  'may mai mayo maggio mag mei maja maj maio',
  'june jun juni juin junio giugno giu czerwca czerwiec cze czerw junho',
  'july jul juli juillet juil julio luglio lug lipca lipiec lip julho',
  'august aug aout agosto ago augustus sierpnia sierpien sie sierp',
  'september sep sept septembre septiembre settembre set setembro wrzesnia wrzesien wrz wrzes',
  'october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz pazdz',
  'november nov novembre noviembre novembro listopada listopad lis listop nob',
  'december dec dezember dez decembre diciembre dic dicembre dezembro grudnia grudzien gru grudz',
]

export const months: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(' ').map(name => [name, index + 1] as const)),
)

export const seasons: ReadonlySet<string> = new Set(
  (
    'spring summer fall autumn winter fruhjahr fruhling sommer herbst wintersemester sommersemester ws ss printemps ete automne hiver ' +
    'primavera verano otono invierno estate autunno inverno lente zomer herfst wiosna lato jesien zima verao outono'
  ).split(' '),
)

/** Whole phrases, folded, that say "until now". */
export const presents: readonly (readonly string[])[] = [
  'present',
  'current',
  'currently',
  'now',
  'today',
  'ongoing',
  'to date',
  'date',
  'till date',
  'to present',
  'till now',
  'until now',
  'to now',
  'heute',
  'aktuell',
  'jetzt',
  'gegenwartig',
  'laufend',
  'dato',
  'fortlaufend',
  'andauernd',
  'aujourd hui',
  'aujourdhui',
  'present',
  'actuel',
  'actuellement',
  'en cours',
  'ce jour',
  'a ce jour',
  'maintenant',
  'nos jours',
  'actualidad',
  'la actualidad',
  'presente',
  'actual',
  'actualmente',
  'hoy',
  'la fecha',
  'fecha',
  'el presente',
  'en curso',
  'oggi',
  'ad oggi',
  'attuale',
  'attualmente',
  'in corso',
  'presente',
  'adesso',
  'ora',
  'heden',
  'nu',
  'vandaag',
  'huidig',
  'lopend',
  'obecnie',
  'teraz',
  'dzis',
  'dzisiaj',
  'nadal',
  'chwili obecnej',
  'w toku',
  'w trakcie',
  'trwa',
  'obecny',
  'atual',
  'atualmente',
  'atualidade',
  'hoje',
  'o momento',
  'momento',
  'o presente',
  'ao presente',
  'em curso',
  'a atualidade',
  'a data',
  'data',
  '現在',
  '至今',
  '在職中',
  '現在に至る',
  '至現在',
  '在学中',
  '今',
].map(phrase => phrase.split(' '))

export const since: ReadonlySet<string> = new Set(
  'since from seit ab von depuis desde dal dall da sinds vanaf od de du'.split(' '),
)
/** Those of `since` that alone mean "and still". */
export const open: ReadonlySet<string> = new Set('since seit ab depuis desde dal dall sinds vanaf'.split(' '))
export const until: ReadonlySet<string> = new Set(
  'to until till bis a au hasta al all tot do ate through thru jusqua jusqu from'
    .split(' ')
    .filter(word => word !== 'from'),
)
