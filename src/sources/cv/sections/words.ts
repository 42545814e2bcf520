import { foldName } from '#src/lib/normalise/name.ts'

const sectionKinds = [
  'summary',
  'work',
  'education',
  'skills',
  'languages',
  'certificates',
  'courses',
  'publications',
  'projects',
  'awards',
  'volunteer',
  'interests',
  'references',
  'contact',
  'profiles',
  'personal',
  'photo',
  'other',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/**
 * Section headings as they stand in CVs, in English, German, French, Spanish, Italian, Dutch, Polish, Portuguese and
 * Japanese, and the usual ones in Arabic and Hebrew (Japanese: the form of JIS Z 8303 and the usual 職務経歴書). `|` between headings.
 */
const headings: Readonly<Record<SectionKind, string>> = {
  summary:
    'نبذة|نبذة عني|الملخص|الملخص المهني|ملخص|الهدف الوظيفي|תקציר|אודות|פרופיל|תמצית|summary|profile|about|about me|professional overview|in brief|at a glance|kurz und knapp|in kürze|en bref|en resumen|in breve|profielschets|korte introductie|kim jestem|em resumo|professional summary|executive summary|career summary|professional profile|personal profile|' +
    'personal statement|profile summary|summary of qualifications|career objective|objective|objectives|career profile|overview|introduction|bio|biography|' +
    'statement|who i am|background summary|career highlights|highlights of qualifications|qualifications summary|' +
    'profil|kurzprofil|über mich|zusammenfassung|berufsziel|zielsetzung|persönliches profil|kurzvorstellung|berufliches profil|karriereziel|qualifikationsprofil|' +
    'profil professionnel|à propos|à propos de moi|résumé|objectif|objectif professionnel|présentation|accroche|qui suis je|' +
    'perfil|perfil profesional|sobre mí|resumen|resumen profesional|objetivo|objetivo profesional|extracto|acerca de mí|presentación|' +
    'profilo|profilo professionale|profilo personale|chi sono|sommario|obiettivo|obiettivo professionale|presentazione|su di me|riepilogo|riepilogo professionale|sintesi|' +
    'profiel|over mij|samenvatting|persoonlijk profiel|professioneel profiel|doelstelling|wie ben ik|introductie|' +
    'o mnie|podsumowanie|podsumowanie zawodowe|profil zawodowy|cel zawodowy|opis|' +
    'sobre|sobre mim|resumo|resumo profissional|perfil profissional|apresentação|sumário|objetivo profissional|' +
    '自己pr|自己ＰＲ|職務要約|要約|プロフィール|自己紹介|志望動機|概要|職務概要|サマリー|志望の動機|志望動機 自己pr',
  work:
    'الخبرة|الخبرات|الخبرة العملية|الخبرات العملية|الخبرة المهنية|الخبرات المهنية|التاريخ الوظيفي|ניסיון תעסוקתי|ניסיון מקצועי|ניסיון|ניסיון בעבודה|experience|work experience|professional experience|employment|employment history|work history|career history|career|' +
    'professional background|work|relevant experience|positions held|employment record|professional history|industry experience|' +
    'research experience|teaching experience|academic experience|previous experience|current position|positions|appointments|' +
    'academic appointments|professional appointments|career experience|job experience|jobs|experiences|work and experience|job history|engineering experience|technical experience|' +
    'leadership experience|internships|internship experience|internship|other experience|additional experience|selected experience|military experience|military service|work experiences|' +
    'berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|praxiserfahrung|berufliche erfahrung|arbeitserfahrung|berufliche stationen|stationen|praxis|berufliche praxis|' +
    'beruflicher hintergrund|berufliche laufbahn|praktische erfahrung|praktische erfahrungen|praktika|praktikum|tätigkeiten|berufstätigkeit|berufliche tätigkeit|berufliche tätigkeiten|berufserfahrungen|anstellungen|' +
    'expérience|expériences|expérience professionnelle|expériences professionnelles|parcours professionnel|parcours|emplois|postes occupés|stages|carrière|historique professionnel|' +
    'experiencia|experiencia laboral|experiencia profesional|trayectoria profesional|trayectoria|historial laboral|puestos desempeñados|cargos desempeñados|experiencia de trabajo|vida laboral|prácticas|' +
    'esperienza|esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa|esperienze lavorative|carriera|percorso professionale|occupazione|incarichi|incarichi ricoperti|tirocini|' +
    'werkervaring|ervaring|arbeidservaring|professionele ervaring|loopbaan|functies|arbeidsverleden|relevante werkervaring|stages en werkervaring|carrière|' +
    'doświadczenie|doświadczenie zawodowe|przebieg kariery|historia zatrudnienia|kariera zawodowa|przebieg pracy zawodowej|praktyki|praktyki i staże|staże|zatrudnienie|praca zawodowa|praca|' +
    'experiência|experiência profissional|experiências profissionais|histórico profissional|percurso profissional|trajetória profissional|experiências|estágios|carreira|funções exercidas|cargos exercidos|' +
    '職歴|職業経験|職務経歴|職務経歴書|業務経歴|職務経験|経歴|業務経験|主な職歴|勤務経験|職務履歴|主な業務経歴|職務経歴詳細|インターンシップ',
  education:
    'التعليم|المؤهلات العلمية|المؤهلات|المؤهل العلمي|الدراسة|השכלה|לימודים|education|academic background|schul und berufsausbildung|schul und hochschulausbildung|schule und studium|schule und ausbildung|schulausbildung|hochschulausbildung|education and training|academic qualifications|educational background|academic history|' +
    'education background|academics|qualifications|degrees|educational history|academic education|studies|schooling|education history|formal education|academic training|education and qualifications|academic record|university education|' +
    'ausbildung|bildung|bildungsweg|studium|schulbildung|akademischer werdegang|schulische ausbildung|akademische ausbildung|' +
    'hochschulausbildung|bildungsgang|aus und weiterbildung|ausbildung und studium|studium und ausbildung|schule|schulischer werdegang|berufsausbildung|hochschulstudium|schule und studium|bildungswerdegang|schule und ausbildung|hochschulbildung|akademische laufbahn|bildung und ausbildung|' +
    'formation|formations|études|parcours académique|parcours scolaire|diplômes|formation académique|cursus|scolarité|éducation|formation et diplômes|diplômes et formations|formation initiale|études et formation|formations et diplômes|' +
    'formación|formación académica|educación|estudios|formación profesional|titulación|estudios realizados|titulaciones|formación reglada|datos académicos|' +
    'istruzione|formazione|istruzione e formazione|studi|titoli di studio|percorso formativo|formazione accademica|percorso di studi|educazione|titolo di studio|formazione e istruzione|carriera accademica|' +
    'opleiding|opleidingen|onderwijs|studie|opleiding en training|studies en opleidingen|educatie|vooropleiding|opleidingen en cursussen|studieverleden|' +
    'wykształcenie|edukacja|wykształcenie i kwalifikacje|nauka|przebieg edukacji|studia|edukacja i szkolenia|' +
    'educação|formação|formação académica|formação acadêmica|habilitações|habilitações académicas|habilitações literárias|escolaridade|educação e formação|estudos|percurso académico|' +
    '学歴|学業|教育|最終学歴|学歴・教育|教育歴|学歴 職歴|学歴・職歴',
  skills:
    'المهارات|المهارات التقنية|مهارات|الكفاءات|כישורים|מיומנויות|יכולות|skills|technical skills|key skills|core competencies|competencies|skills and tools|expertise|technologies|skill set|skillset|' +
    'areas of expertise|professional skills|tools|technical expertise|core skills|technical proficiencies|computer skills|it skills|strengths|soft skills|hard skills|' +
    'skills and competences|skills and competencies|skills summary|technical competencies|programming skills|tech stack|tech skills|technology|top skills|abilities|skills and abilities|' +
    'skills and technologies|tools and technologies|edv|edv kenntnisse|software und tools|programme|werkzeuge|logiciels|outils|outils informatiques|informática|software y herramientas|herramientas|programas|programmi|strumenti|programmatuur|programy|narzędzia|programas e ferramentas|ferramentas|活かせる経験・知識|活かせる経験|活かせる知識|得意分野|technologies and tools|programming|software|digital skills|key competencies|software skills|skills and expertise|technical knowledge|toolbox|stack|skills overview|core strengths|specialties|specialities|knowledge|proficiencies|key strengths|areas of knowledge|personal skills|other skills|additional skills|interpersonal skills|skills and qualifications|methods|capabilities|technical tools|development tools|' +
    'kenntnisse|fähigkeiten|kompetenzen|fachkenntnisse|it kenntnisse|edv kenntnisse|fachkompetenzen|kenntnisse und fähigkeiten|fähigkeiten und kenntnisse|schlüsselkompetenzen|' +
    'technische kenntnisse|technische fähigkeiten|qualifikationen|besondere kenntnisse|stärken|kernkompetenzen|weitere kenntnisse|fachliche kenntnisse|können|softwarekenntnisse|programmierkenntnisse|persönliche stärken|technologien|werkzeuge|edv|it kompetenzen|zusatzqualifikationen|skills und kenntnisse|sonstige kenntnisse|digitale kompetenzen|expertise und kenntnisse|' +
    'compétences|compétences techniques|compétences clés|savoir faire|savoir être|aptitudes|compétences informatiques|informatique|compétences professionnelles|outils|logiciels|domaines de compétences|atouts|qualités|compétences et outils|principales compétences|compétences numériques|' +
    'habilidades|competencias|aptitudes|conocimientos|habilidades técnicas|competencias técnicas|conocimientos técnicos|competencias digitales|conocimientos informáticos|informática|habilidades clave|aptitudes principales|destrezas|capacidades|herramientas|tecnologías|competencias clave|habilidades y competencias|' +
    'competenze|competenze tecniche|capacità|competenze digitali|competenze professionali|competenze informatiche|capacità e competenze|abilità|conoscenze|conoscenze informatiche|competenze chiave|competenze principali|capacità tecniche|punti di forza|competenze trasversali|competenze personali|strumenti|' +
    'vaardigheden|competenties|kennis|kennis en vaardigheden|technische vaardigheden|computervaardigheden|sterke punten|expertises|it vaardigheden|vakkennis|kerncompetenties|belangrijkste vaardigheden|digitale vaardigheden|hulpmiddelen|' +
    'umiejętności|zdolności|kompetencje|umiejętności techniczne|znajomość programów|kluczowe umiejętności|umiejętności zawodowe|umiejętności i kompetencje|technologie|narzędzia|mocne strony|obsługa komputera|kompetencje cyfrowe|najważniejsze umiejętności|umiejętności miękkie|' +
    'competências|habilidades|aptidões|conhecimentos|competências técnicas|habilidades técnicas|competências digitais|principais competências|conhecimentos técnicos|competências pessoais|ferramentas|conhecimentos informáticos|qualificações|aptidões e competências|competências informáticas|competências profissionais|' +
    'スキル|できること|能力|技術スキル|保有スキル|活かせる経験・知識・技術|テクニカルスキル|専門スキル|技術|ｐｃスキル|pcスキル|特技|得意分野|活かせる知識・スキル|技術経験|スキルセット|専門知識|強み|使用技術|ツール',
  languages:
    'اللغات|לשונות|שפות|languages|language skills|language proficiency|foreign languages|spoken languages|language|languages spoken|linguistic skills|language competencies|' +
    'sprachen|sprachkenntnisse|fremdsprachen|fremdsprachenkenntnisse|sprachkompetenz|sprachliche kenntnisse|' +
    'langues|langues étrangères|compétences linguistiques|langue|langues parlées|' +
    'idiomas|lenguas|idioma|competencias lingüísticas|lenguajes|competencia lingüística|' +
    'lingue|competenze linguistiche|conoscenze linguistiche|lingue straniere|lingue parlate|conoscenza delle lingue|' +
    'talen|talenkennis|taalvaardigheden|taalkennis|vreemde talen|taalvaardigheid|' +
    'języki|języki obce|znajomość języków|znajomość języków obcych|umiejętności językowe|kompetencje językowe|' +
    'línguas|competências linguísticas|línguas estrangeiras|línguas e idiomas|' +
    '語学|語学力|言語|語学スキル|外国語|使用言語|語学能力',
  certificates:
    'الشهادات|شهادات|תעודות|הסמכות|certificates|certifications|certification|licenses|licences|licenses and certifications|licences and certifications|professional certifications|certifications and licenses|accreditations|' +
    'credentials|certificates and licenses|professional qualifications|licenses certifications|courses and certifications|certifications and training|training and certifications|certificates and courses|certifications and courses|licensure|licences and certificates|technical certifications|' +
    'zertifikate|zertifizierungen|bescheinigungen|nachweise|zertifikate und weiterbildungen|lizenzen|weiterbildungen und zertifikate|zertifikate und lizenzen|lizenzen und zertifikate|zertifikate und kurse|weiterbildung und zertifikate|' +
    'certificats|certificats et formations|certifications et formations|habilitations|certifications et licences|licences et certifications|' +
    'certificaciones|certificados|licencias|certificados y licencias|licencias y certificaciones|cursos y certificaciones|certificaciones y cursos|' +
    'certificazioni|certificati|abilitazioni|licenze|attestati|patenti e certificazioni|licenze e certificazioni|corsi e certificazioni|certificazioni e corsi|' +
    'certificaten|certificeringen|diploma en certificaten|licenties|cursussen en certificaten|certificaten en cursussen|licenties en certificaten|' +
    'certyfikaty|certyfikaty i szkolenia|uprawnienia|licencje|kursy i certyfikaty|szkolenia i certyfikaty|certyfikaty i kursy|certyfikaty i uprawnienia|' +
    'certificações|certificações e licenças|certificados e licenças|cursos e certificações|certificações e cursos|' +
    '資格|免許・資格|資格・免許|保有資格|免許|取得資格|資格 免許|免許 資格|認定資格',
  courses:
    'courses|training|trainings|professional development|coursework|relevant coursework|continuing education|seminars|workshops|further training|courses and training|additional training|training and development|professional training|course work|' +
    'weiterbildung|weiterbildungen|fortbildung|fortbildungen|kurse|schulungen|seminare|fort und weiterbildung|lehrgänge|fort und weiterbildungen|kurse und weiterbildungen|berufliche weiterbildung|schulungen und seminare|' +
    'formation continue|formations complémentaires|formation complémentaire|cours|séminaires|stages et formations|' +
    'cursos|formación complementaria|formación continua|otros cursos|cursos y seminarios|cursos realizados|' +
    'corsi|formazione continua|corsi di formazione|corsi e seminari|aggiornamento professionale|ulteriore formazione|' +
    'cursussen|trainingen|bijscholing|cursussen en trainingen|trainingen en cursussen|nascholing|' +
    'kursy|szkolenia|kursy i szkolenia|szkolenia i kursy|dodatkowe szkolenia|' +
    'formações|formação complementar|formação contínua|cursos complementares|cursos e formações|' +
    '研修|講座|受講歴|研修歴|セミナー',
  publications:
    'publications|selected publications|papers|articles|books|research publications|published works|writing|writings|publications and talks|journal articles|conference papers|conference proceedings|list of publications|scientific publications|publications and papers|publications and patents|patents|patents and publications|bibliography|' +
    'veröffentlichungen|publikationen|publikationsliste|publikationen und vorträge|patente|fachveröffentlichungen|ausgewählte publikationen|veröffentlichungen und vorträge|' +
    'publications scientifiques|articles publiés|brevets|publications et communications|' +
    'publicaciones|publicaciones científicas|artículos|patentes|' +
    'pubblicazioni|pubblicazioni scientifiche|brevetti|articoli|' +
    'publicaties|artikelen|octrooien|' +
    'publikacje|publikacje naukowe|patenty|artykuły|' +
    'publicações|publicações científicas|artigos|' +
    '論文|著書|出版物|発表論文|研究業績|論文・著書|著書・論文|特許|執筆|業績|出版',
  projects:
    'المشاريع|פרויקטים|projects|selected projects|personal projects|side projects|key projects|project experience|academic projects|open source|open source projects|project|project work|portfolio|notable projects|recent projects|relevant projects|research projects|open source contributions|projects and open source|client projects|project highlights|' +
    'projekte|projekterfahrung|ausgewählte projekte|projektübersicht|projektliste|eigene projekte|private projekte|projekt|referenzprojekte|wichtige projekte|' +
    'projets|projets personnels|projets réalisés|projets professionnels|principaux projets|projets académiques|réalisations|' +
    'proyectos|proyectos personales|proyectos destacados|proyectos relevantes|' +
    'progetti|progetti personali|progetti principali|progetti rilevanti|' +
    'projecten|persoonlijke projecten|belangrijke projecten|projectervaring|' +
    'projekty|projekty własne|wybrane projekty|' +
    'projetos|projectos|projetos pessoais|projetos relevantes|' +
    'プロジェクト|プロジェクト経験|個人開発|主なプロジェクト|プロジェクト実績|個人プロジェクト|開発実績|制作実績',
  awards:
    'awards|honors|honours|honors and awards|honours and awards|awards and honors|awards and honours|achievements|accomplishments|scholarships|awards and achievements|selected honors|' +
    'prizes|distinctions|recognition|awards and scholarships|awards and recognition|fellowships|key achievements|honors awards|scholarships and awards|awards and grants|grants|honors and scholarships|grants and awards|most proud of|awards and accomplishments|honors and achievements|prizes and awards|grants and fellowships|fellowships and awards|selected awards|honors and fellowships|' +
    'auszeichnungen|preise|ehrungen|stipendien|erfolge|auszeichnungen und stipendien|preise und auszeichnungen|auszeichnungen und preise|stipendien und auszeichnungen|wettbewerbe|' +
    'prix|récompenses|distinctions et prix|prix et distinctions|bourses|' +
    'premios|reconocimientos|logros|becas|premios y reconocimientos|galardones|distinciones|premios y distinciones|' +
    'premi|riconoscimenti|premi e riconoscimenti|borse di studio|onorificenze|risultati|' +
    'prijzen|onderscheidingen|prestaties|prijzen en onderscheidingen|erkenningen|beurzen|' +
    'nagrody|osiągnięcia|wyróżnienia|stypendia|nagrody i wyróżnienia|sukcesy|' +
    'prêmios|prémios|distinções|conquistas|bolsas|prêmios e distinções|reconhecimentos|prémios e distinções|' +
    '受賞|受賞歴|表彰|賞罰|受賞・表彰|表彰歴',
  volunteer:
    'volunteer|volunteering|volunteer experience|volunteer work|community service|extracurricular activities|extracurricular activity|extracurriculars|activities|leadership and activities|community involvement|' +
    'leadership|volunteer activities|social engagement|civic engagement|voluntary work|voluntary experience|activities and leadership|community|leadership and volunteering|student activities|' +
    'ehrenamt|ehrenamtliche tätigkeit|ehrenamtliches engagement|engagement|soziales engagement|ehrenamtliche tätigkeiten|freiwilligenarbeit|gesellschaftliches engagement|außeruniversitäres engagement|ehrenämter|' +
    'bénévolat|expérience associative|vie associative|engagements|activités bénévoles|engagement associatif|expériences bénévoles|activités associatives|associatif|' +
    'voluntariado|experiencia de voluntariado|actividades de voluntariado|trabajo voluntario|' +
    'volontariato|attività di volontariato|esperienze di volontariato|esperienza di volontariato|' +
    'vrijwilligerswerk|vrijwilligerservaring|nevenactiviteiten|nevenfuncties|bestuurservaring|' +
    'wolontariat|działalność społeczna|doświadczenie wolontariackie|działalność dodatkowa|działalność studencka|' +
    'trabalho voluntário|experiência voluntária|atividades extracurriculares|ações de voluntariado|' +
    'ボランティア|ボランティア活動|課外活動|社会活動|ボランティア経験',
  interests:
    'الهوايات|الاهتمامات|תחביבים|interests|hobbies|hobbies and interests|personal interests|interests and hobbies|other interests|leisure|leisure activities|outside work|passions|personal|interests and activities|' +
    'interessen|hobbys|freizeit|hobbys und interessen|interessen und hobbys|persönliche interessen|' +
    'centres d intérêt|loisirs|centres d intérêts|intérêts|hobbies et intérêts|loisirs et intérêts|passions et loisirs|' +
    'intereses|aficiones|intereses personales|pasatiempos|intereses y aficiones|aficiones e intereses|hobbies e intereses|' +
    'interessi|hobby|interessi personali|interessi e hobby|tempo libero|hobby e interessi|passioni|' +
    'interesses|hobby s|hobbys en interesses|vrije tijd|hobby s en interesses|interesses en hobby s|persoonlijke interesses|' +
    'zainteresowania|hobby i zainteresowania|zainteresowania i hobby|pasje|' +
    'interesses pessoais|passatempos|hobbies e interesses|interesses e hobbies|' +
    '趣味|趣味・特技|興味|趣味 特技|関心',
  references:
    'المراجع|ממליצים|המלצות|references|referees|recommendations|testimonials|reference|professional references|referenzen|empfehlungen|arbeitszeugnisse|références|référents|referencias|referenze|referenties|referencje|referências|recomendaciones|recommandations|推薦者|推薦状|照会先|リファレンス',
  contact:
    'معلومات الاتصال|بيانات الاتصال|التواصل|פרטי קשר|יצירת קשר|contact|contacts|contact information|contact details|contact me|get in touch|contact info|address|' +
    'kontakt|kontaktdaten|kontaktinformationen|anschrift|adresse|kontaktinfo|' +
    'coordonnées|contactez moi|me contacter|' +
    'contacto|datos de contacto|información de contacto|' +
    'contatti|recapiti|contatto|informazioni di contatto|dati di contatto|' +
    'contactgegevens|contactinformatie|adresgegevens|' +
    'dane kontaktowe|kontakty|' +
    'contato|contatos|contactos|dados de contato|dados de contacto|informações de contato|' +
    '連絡先|現住所|住所',
  profiles:
    'profiles|social|social media|social profiles|links|online profiles|online presence|web|online|find me online|websites|social networks|networks|profile im netz|netzwerke|réseaux sociaux|réseaux|liens|redes sociales|enlaces|profili|profili social|social network|link|sociale media|media społecznościowe|linki|profile|redes sociais|リンク|sns|ポートフォリオ',
  personal:
    'المعلومات الشخصية|البيانات الشخصية|פרטים אישיים|personal details|personal information|personal data|personal info|about you|particulars|personal particulars|' +
    'persönliche daten|persönliche angaben|zur person|persönliches|angaben zur person|personalien|persönliche informationen|' +
    'informations personnelles|état civil|données personnelles|renseignements personnels|' +
    'datos personales|información personal|' +
    'dati personali|informazioni personali|dati anagrafici|' +
    'persoonlijke gegevens|personalia|persoonlijke informatie|persoonsgegevens|' +
    'dane osobowe|informacje osobiste|dane personalne|' +
    'dados pessoais|informação pessoal|informações pessoais|' +
    '個人情報|氏名|基本情報|本人希望記入欄|本人希望|通勤時間',
  photo: 'photo|foto|photographie|bild|lichtbild|fotografia|写真',
  other:
    'presentations|talks|invited talks|conferences|presentation|memberships|professional memberships|affiliations|professional affiliations|program committees|committees|miscellaneous|other|additional information|further information|declaration|' +
    'hobbies references|background|other information|teaching|service|professional service|academic service|supervision|patents pending|my life philosophy|philosophy|additional|organizations|professional organizations|speaking|talks and presentations|conferences and talks|speaking engagements|public speaking|driving licence|driving license|' +
    'vorträge|mitgliedschaften|sonstiges|weiteres|weitere angaben|zusätzliche informationen|führerschein|verschiedenes|anlagen|wehrdienst|zivildienst|auslandsaufenthalte|auslandserfahrung|mobilität|lehre|lehrtätigkeit|gutachtertätigkeit|' +
    'divers|informations complémentaires|autres|permis|permis de conduire|conférences|affiliations professionnelles|mobilité|' +
    'otros|otros datos|información adicional|datos de interés|conferencias|carnet de conducir|afiliaciones|ponencias|otra información|información complementaria|' +
    'altro|ulteriori informazioni|altre informazioni|patente|patente di guida|conferenze|informazioni aggiuntive|autorizzazione|appartenenze|trattamento dei dati personali|' +
    'overig|overige|overige informatie|aanvullende informatie|rijbewijs|lidmaatschappen|lezingen|diversen|' +
    'dodatkowe informacje|informacje dodatkowe|inne|prawo jazdy|konferencje|członkostwo|klauzula|zgoda|' +
    'outros|outras informações|informações adicionais|informação adicional|carta de condução|conferências|palestras|informações complementares|' +
    'その他|備考|特記事項|講演|学会|所属学会|講演・発表|以上|家族|扶養家族|配偶者',
}

/** A heading folded to what tells it: letters and digits, `&`, `and` and its like as one word. */
function headingKey(text: string): string {
  const bare = text
    .replace(/^[\s\d.)(ivxIVX]{0,5}[.)]\s+/, '')
    .replace(/\s*[/|]\s*/g, ' & ')
    .replace(/[【】■□◆●▼＜＞<>《》『』「」]/g, ' ')
  return foldName(bare.replace(/\s*[&+]\s*|\s+(?:und|et|y|e|en|i|and)\s+/giu, ' and '))
}

const table = new Map<string, SectionKind>()
for (const kind of sectionKinds)
  for (const heading of headings[kind].split('|')) {
    const key = headingKey(heading)
    if (key && !table.has(key)) table.set(key, kind)
    // Letters that were set apart, and could not be put together.
    const dense = key.replaceAll(' ', '')
    if (dense.length > 5 && !table.has(dense)) table.set(dense, kind)
  }

const endings: readonly (readonly [RegExp, SectionKind])[] = [
  [
    /\b(?:work|professional|employment|industry|research|teaching|relevant|job|career|clinical|consulting|management) (?:experience|history|background)$/,
    'work',
  ],
  [/^(?:experience|berufserfahrung|experience professionnelle|experiencia|werkervaring|doswiadczenie) /, 'work'],
  [/\b(?:certifications?|certificates|zertifikate|licen[sc]es)$/, 'certificates'],
  [/\b(?:publications?|publikationen|papers)$/, 'publications'],
  [/\b(?:awards?|honou?rs|auszeichnungen|prizes)$/, 'awards'],
  [
    /\b(?:skills|kenntnisse|competencies|competences|vaardigheden|umiejetnosci|proficiency|competenze|competencias)$/,
    'skills',
  ],
  [/\b(?:projects|projekte|projets|proyectos|progetti|projecten|projekty|projetos)$/, 'projects'],
]

/** Small capitals behind a larger first letter come apart: "P UESTOS DESEMPEÑADOS". */
const apart = /^(\p{Lu}) (\p{Lu}{2,}.*)$/u

/** The section that a text heads, when the text is a heading's words and nothing else. */
export const sectionOf = (text: string): SectionKind | null =>
  kindOf(text) ?? (apart.test(text) ? kindOf(text.replace(apart, '$1$2')) : null)

function kindOf(text: string): SectionKind | null {
  const bare = text.replace(/[:：]\s*$/, '').trim()
  if (bare === '' || bare.length > 48) return null
  if (/[,;@]|\d{3}|[.!?]$/.test(bare)) return null
  const key = headingKey(bare)
  const known = table.get(key) ?? table.get(key.replaceAll(' ', ''))
  if (known) return known
  const words = key.split(' ')
  if (words.length > 5) return null
  const halves = key.split(' and ')
  if (halves.length >= 2 && halves.length <= 3) {
    const kinds = halves.map(half => table.get(half.trim()))
    if (kinds.every(kind => kind !== undefined && kind !== 'other') && kinds[0]) return kinds[0]
  }
  if (words.length <= 4 && bare.charAt(0) === bare.charAt(0).toUpperCase())
    for (const [ending, kind] of endings) if (ending.test(key)) return kind
  return null
}

/**
 * What a heading of words that the table does not hold is about, by a word in it: "Expériences en cuisine", "Languages Known".
 * Only for what is a heading by its look: such words stand in sentences too.
 */
const stems: readonly (readonly [RegExp, SectionKind])[] = [
  [/\b(?:volunt\w*|voluntari\w*|ehrenamt\w*|benevol\w*|vrijwillig\w*|wolontari\w*)\b/, 'volunteer'],
  [
    /\b(?:hobb(?:y|ies|ys|y s)|leisure|pastimes?|freizeit|loisirs|pasatiempos|aficiones|interess\w*|interests?|passioni|tempo libero|tiempo libre|vrije tijd|zainteresowania|outside|off the clock|not working|(?:free|spare) time|en dehors|fuera del trabajo|poza praca)\b|趣味/,
    'interests',
  ],
  [
    /\b(?:languages?|sprach\w*|fremdsprach\w*|langues?|idiomas?|lingue|talen|talenkennis|jezyk\w*|linguas?)\b|語学|言語/,
    'languages',
  ],
  [
    /\b(?:further|continu\w*|complementa\w*|capacitacion\w*|perfeccionamiento|acoes de formacao|zusatzausbildung\w*|kurse|tickets|brevets|mandatory|kursy|szkoleni\w*|certs?|certifi\w*|zertifi\w*|certyfikat\w*|licen[sc]\w*|courses|cursos|diplomados|corsi|cursussen|nascholing|bijscholing|fortbildung\w*|weiterbildung\w*|attestati\w*|attestations?|habilitations?|abilitazioni|uprawnienia)\b|資格|免許/,
    'certificates',
  ],
  [
    /\b(?:educat\w*|a[ck]adem\w*|stud(?:y|ies|ied|i|ia|ium)|etudes|estudios|estudos|schul\w*|ausbildung\w*|bildung\w*|formations?|formacion|formacao|formazione|istruzione|opleiding\w*|wyksztalcenie|edukacja|diplomes|escolaridad\w*|scolarite|schooling|qualifications?|university|universit\w*)\b|学歴/,
    'education',
  ],
  [
    /\b(?:experi[ae]n[ct]\w*|esperienz\w*|erfahrung\w*|\w*werdegang|beruf\w*|career|employ\w*|emplois?|werkervaring|ervaring|loopbaan|carriere|parcours|percorso|trayectoria|trajetoria|kariera|doswiadczeni\w*|zatrudnieni\w*|jobs|worked|trabajos?|trabalhos?|lavor\w*|laboral\w*|gearbeitet|trabalhei|trabajado|travaille|gewerkt|where i)\b|職歴|職務経歴/,
    'work',
  ],
  [
    /\b(?:skill\w*|\w*kenntnisse|kompetenz\w*|compet[ei]n\w*|proficienc\w*|software|tools|technolog\w*|savoir faire|atouts|fahigkeiten|herramientas|ferramentas|strumenti|umiejetnosci|vaardigheden|expertise|knowledge|conhecimentos|conocimientos|outils|areas de practica|good at|can do|kann ich|ik kan|sais faire|se hacer|sei fazer|so fare|potrafie|capabilities|aptidoes|aptitudes)\b|スキル|得意/,
    'skills',
  ],
  [
    /\b(?:about|profile?s?|profiel\w*|summary|objective|semblanza|presentazione|presentacion|presentation|chi sono|wie ben ik|wer ich bin|uber mich|qui suis je|a propos|quien soy|sobre mi|sobre mim|quem sou|resumen|resumo|statement|kim jestem|o mnie)\b/,
    'summary',
  ],
]

/** The section that a word of a heading speaks of, or null. */
export const spokenOf = (heading: string): SectionKind | null => {
  const key = headingKey(heading)
  return key.split(' ').length > 6 ? null : (stems.find(([stem]) => stem.test(key))?.[1] ?? null)
}
