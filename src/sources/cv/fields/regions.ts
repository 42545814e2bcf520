import { foldName } from '#src/lib/normalise/name.ts'

const codes =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KP KR KW KZ LA LB LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VE VN XK YE ZA ZM ZW'.split(
    ' ',
  )

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'ja']

const others: Readonly<Record<string, string>> = {
  US: 'usa|u s a|us|united states of america|america|vereinigte staaten von amerika|etats unis d amerique|eeuu|ee uu|estados unidos de america|stati uniti d america|vs',
  GB: 'uk|u k|great britain|england|scotland|wales|northern ireland|grossbritannien|vereinigtes konigreich|royaume uni|angleterre|reino unido|inglaterra|regno unito|inghilterra|wielka brytania|groot brittannie|engeland',
  KR: 's korea|south korea|republic of korea|korea|rok',
  NL: 'holland|the netherlands|niederlande|pays bas|paises bajos|paesi bassi|holandia|nederland',
  CZ: 'czech republic|tschechische republik|tschechien|czechia',
  TR: 'turkey|turkiye|turkei',
  AE: 'uae|vae|united arab emirates',
  CH: 'schweiz|suisse|svizzera|switzerland',
  DE: 'bundesrepublik deutschland|brd',
  RU: 'russia|russian federation|russland',
  HK: 'hong kong|hongkong',
  TW: 'taiwan',
  CN: 'pr china|prc|china',
  CI: 'ivory coast',
  VN: 'vietnam|viet nam',
}

/** A country's name in any of nine languages, folded, to its ISO 3166-1 alpha-2 code. */
export const countries: ReadonlyMap<string, string> = new Map([
  ...languages.flatMap(language => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    return codes.map(code => [foldName(names.of(code) ?? code), code] as const)
  }),
  ...Object.entries(others).flatMap(([code, names]) => names.split('|').map(name => [name, code] as const)),
])
export const countryCodes: ReadonlySet<string> = new Set(codes)

const list = (text: string) => new Set(text.split('|'))

/** States, provinces and lands that stand after a city's name, folded. */
export const regions: ReadonlySet<string> = list(
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|district of columbia|' +
    'ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland|' +
    'bayern|bavaria|baden wurttemberg|hessen|hesse|sachsen|saxony|niedersachsen|lower saxony|nordrhein westfalen|nrw|brandenburg|thuringen|rheinland pfalz|saarland|schleswig holstein|mecklenburg vorpommern|sachsen anhalt|' +
    'ile de france|occitanie|nouvelle aquitaine|auvergne rhone alpes|bretagne|normandie|hauts de france|grand est|pays de la loire|provence|' +
    'cataluna|catalunya|andalucia|pais vasco|comunidad de madrid|galicia|aragon|' +
    'lombardia|lazio|toscana|piemonte|veneto|emilia romagna|campania|sicilia|puglia|liguria|' +
    'aguascalientes|baja california|campeche|chiapas|chihuahua|coahuila|colima|durango|guanajuato|guerrero|hidalgo|jalisco|michoacan|morelos|nayarit|nuevo leon|oaxaca|puebla|queretaro|quintana roo|sinaloa|sonora|tabasco|tamaulipas|tlaxcala|veracruz|yucatan|zacatecas|estado de mexico|qro|gto|jal|nl|ags|mich|ver|pue|edomex|' +
    'assam|bihar|chhattisgarh|goa|himachal pradesh|jharkhand|madhya pradesh|andhra pradesh|odisha|rajasthan|uttarakhand|' +
    'pernambuco|ceara|goias|distrito federal|espirito santo|amazonas|' +
    'noord holland|zuid holland|noord brabant|gelderland|friesland|overijssel|limburg|' +
    'mazowieckie|malopolskie|slaskie|dolnoslaskie|wielkopolskie|pomorskie|mazowsze|' +
    'sao paulo|rio de janeiro|minas gerais|parana|rio grande do sul|bahia|santa catarina|' +
    'new south wales|victoria|queensland|western australia|south australia|tasmania|maharashtra|karnataka|tamil nadu|telangana|kerala|gujarat|haryana|uttar pradesh|west bengal|punjab|' +
    'bay area|greater london|west midlands|greater manchester|yorkshire|kent|surrey|essex|sussex|lancashire|co dublin|county dublin',
)

export const stateCodes: ReadonlySet<string> = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB MB SK NS NB NSW VIC QLD WA SP RJ MG RS PR'.split(
    ' ',
  ),
)

/** Cities that are written without a country after them, folded, in their own and usual foreign names. */
export const cities: ReadonlySet<string> = list(
  'new york|new york city|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|jacksonville|fort worth|columbus|charlotte|san francisco|indianapolis|seattle|denver|boston|el paso|nashville|detroit|oklahoma city|portland|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|sacramento|kansas city|atlanta|omaha|raleigh|miami|oakland|minneapolis|tulsa|tampa|new orleans|cleveland|pittsburgh|cincinnati|st louis|orlando|salt lake city|palo alto|mountain view|menlo park|cupertino|sunnyvale|santa clara|redmond|brooklyn|cambridge|silicon valley|washington dc|' +
    'toronto|montreal|montréal|vancouver|calgary|ottawa|edmonton|winnipeg|halifax|waterloo|' +
    'london|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|cardiff|belfast|newcastle|nottingham|oxford|brighton|reading|leicester|coventry|southampton|york|bath|exeter|aberdeen|dundee|norwich|milton keynes|dublin|cork|galway|limerick|' +
    'berlin|hamburg|munchen|muenchen|munich|koln|koeln|cologne|frankfurt|frankfurt am main|stuttgart|dusseldorf|duesseldorf|leipzig|dortmund|essen|bremen|dresden|hannover|nurnberg|nuernberg|nuremberg|duisburg|bochum|wuppertal|bielefeld|bonn|munster|karlsruhe|mannheim|augsburg|wiesbaden|aachen|braunschweig|kiel|chemnitz|halle|magdeburg|freiburg|freiburg im breisgau|lubeck|erfurt|mainz|rostock|kassel|saarbrucken|potsdam|heidelberg|darmstadt|regensburg|wurzburg|ulm|ingolstadt|jena|konstanz|tubingen|gottingen|oldenburg|osnabruck|paderborn|passau|bamberg|bayreuth|erlangen|' +
    'wien|vienna|graz|linz|salzburg|innsbruck|zurich|zuerich|genf|geneve|geneva|basel|bern|lausanne|winterthur|luzern|st gallen|zug|lugano|' +
    'paris|marseille|lyon|toulouse|nice|nantes|strasbourg|montpellier|bordeaux|lille|rennes|reims|grenoble|dijon|angers|nancy|rouen|tours|metz|clermont ferrand|orleans|caen|brest|limoges|amiens|perpignan|besancon|avignon|annecy|villeurbanne|la rochelle|aix en provence|le havre|saint etienne|toulon|bruxelles|brussels|brussel|anvers|antwerpen|antwerp|gent|ghent|liege|leuven|namur|charleroi|mons|luxembourg|luxemburg|' +
    'madrid|barcelona|valencia|sevilla|seville|zaragoza|malaga|murcia|palma|bilbao|alicante|cordoba|valladolid|vigo|gijon|granada|oviedo|salamanca|san sebastian|donostia|pamplona|santander|la coruna|a coruna|' +
    'ciudad de mexico|mexico city|cdmx|guadalajara|monterrey|bogota|medellin|lima|santiago|santiago de chile|buenos aires|cordoba|rosario|quito|caracas|montevideo|' +
    'roma|rome|milano|milan|napoli|naples|torino|turin|palermo|genova|genoa|bologna|firenze|florence|bari|catania|venezia|venice|verona|padova|padua|trieste|brescia|parma|modena|pisa|trento|bergamo|perugia|cagliari|siena|ferrara|reggio emilia|' +
    'amsterdam|rotterdam|den haag|the hague|utrecht|eindhoven|groningen|tilburg|almere|breda|nijmegen|delft|leiden|maastricht|haarlem|arnhem|enschede|amersfoort|zwolle|apeldoorn|s hertogenbosch|den bosch|wageningen|hilversum|leeuwarden|' +
    'warszawa|warsaw|warschau|krakow|cracow|krakau|lodz|wroclaw|breslau|poznan|gdansk|szczecin|bydgoszcz|lublin|katowice|bialystok|gdynia|rzeszow|torun|sopot|gliwice|kielce|opole|olsztyn|' +
    'lisboa|lisbon|lissabon|porto|oporto|braga|coimbra|faro|aveiro|setubal|evora|guimaraes|leiria|sao paulo|rio de janeiro|brasilia|belo horizonte|curitiba|porto alegre|recife|salvador|fortaleza|florianopolis|campinas|manaus|' +
    'tokyo|東京|東京都|大阪|大阪府|大阪市|京都|京都府|京都市|名古屋|名古屋市|横浜|横浜市|札幌|札幌市|福岡|福岡市|福岡県|神戸|神戸市|仙台|仙台市|広島|広島市|神奈川県|愛知県|兵庫県|北海道|埼玉県|千葉県|川崎市|さいたま市|千葉市|新宿区|渋谷区|港区|千代田区|品川区|osaka|kyoto|nagoya|yokohama|sapporo|fukuoka|kobe|sendai|hiroshima|kawasaki|' +
    'seoul|busan|incheon|daejeon|pohang|pangyo|beijing|shanghai|shenzhen|guangzhou|hangzhou|chengdu|hong kong|taipei|singapore|singapur|singapour|kuala lumpur|jakarta|bangkok|manila|hanoi|ho chi minh city|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|pune|kolkata|ahmedabad|gurgaon|gurugram|noida|karachi|lahore|islamabad|dhaka|colombo|dubai|abu dhabi|doha|riyadh|jeddah|tel aviv|jerusalem|haifa|beirut|amman|cairo|istanbul|ankara|izmir|tehran|baghdad|' +
    'stockholm|goteborg|gothenburg|malmo|oslo|bergen|trondheim|kobenhavn|copenhagen|kopenhagen|aarhus|helsinki|espoo|tampere|turku|reykjavik|tallinn|riga|vilnius|kaunas|praha|prague|prag|brno|bratislava|budapest|bucuresti|bucharest|cluj napoca|timisoara|iasi|sofia|belgrade|beograd|zagreb|ljubljana|sarajevo|skopje|tirana|athens|athen|thessaloniki|kyiv|kiev|lviv|kharkiv|odesa|minsk|moscow|moskau|saint petersburg|st petersburg|' +
    'sydney|melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|nairobi|lagos|abuja|accra|johannesburg|cape town|durban|pretoria|casablanca|rabat|tunis|algiers|addis ababa|kampala|dar es salaam|dakar|abidjan|kigali',
)
