import type { Channel } from '#src/domain/channel.ts'
import { foldName } from '#src/lib/normalise/name.ts'

/** What people write where a table asks how somebody was found, in the languages of its headers. The first that fits. */
const words: readonly (readonly [Channel, RegExp])[] = [
  [
    'referral',
    /referral|referred|recommended|recommendation|word of mouth|empfehlung|empfohlen|mundpropaganda|cooptation|recommandation|bouche a oreille|recomendaci|referido|raccomandazione|passaparola|recomendac|indicacao|aanbeveling|aangedragen|polecen|rekommendation|anbefaling|suositus|doporuceni|ajanlas|recomandare|рекомендац|по знакомству|tavsiye|συσταση|המלצה|توصية|紹介|推荐|内推|추천/,
  ],
  [
    'job-board',
    /job ?(board|portal|site|ad|advert)|indeed|stepstone|totaljobs|monster|glassdoor|infojobs|jobserve|jobindex|pracuj|headhunter ru|\bhh ru\b|stellenborse|jobborse|stellenanzeige|site d emploi|offre d emploi|portal de empleo|bolsa de trabajo|annuncio di lavoro|portal de emprego|vacaturesite|vacaturebank|portal pracy|ogloszenie|jobbsajt|jobportal|tyopaikkailmoitus|работн|вакансии|求人サイト|求人広告|招聘网|채용 ?사이트/,
  ],
  [
    'careers-site',
    /career ?s? ?(site|page|portal|website)|\b(our|own|company|corporate) (own )?(web ?site|web ?page|site)|^(web ?site|homepage)$|karriereseite|firmenwebsite|unternehmenswebsite|site carriere|site web de l entreprise|pagina de empleo|pagina carriere|sito aziendale|pagina de carreiras|werken ?bij|bedrijfswebsite|strona kariery|karriarsida|karriereside|採用サイト|自社サイト|官网|채용 ?홈페이지/,
  ],
  [
    'event',
    /\bevents?\b|meet ?up|career ?s? fair|job fair|conference|hackathon|messen?\b|veranstaltung|stammtisch|salon|forum de l emploi|feria|evento|fiera|feira|conferencia|conferenza|beurs|targi|massa|arbetsmarknadsdag|messut|konferenc|konferans|конференц|ярмарк|выставк|説明会|イベント|招聘会|박람회/,
  ],
  ['linkedin', /linked ?in|领英|링크드인/],
  ['github', /github/],
  ['facebook', /facebook/],
  ['instagram', /instagram/],
  ['x', /twitter|^x( com)?$/],
  ['whatsapp', /whatsapp/],
  ['telegram', /telegram/],
  ['web', /google|search engine|suchmaschine|moteur de recherche|buscador|motore di ricerca|zoekmachine|internet/],
]

/** The kind of channel that a table's source speaks of; null where it is a name that only this house knows. */
export function sourceChannel(text: string): Channel | null {
  const folded = foldName(text.slice(0, 200)) || text.toLowerCase()
  return words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}
