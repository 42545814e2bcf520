const labels =
  /^(?:key |main |selected )?(?:highlights|achievements|accomplishments|responsibilities|duties|tasks|courses|coursework|relevant coursework|major courses|technologies|technologies used|tech stack|tools|skills|environment|keywords|projects|results|projekte|aufgaben|tätigkeiten|schwerpunkte|erfolge|missions|réalisations|tâches|responsabilités|environnement technique|responsabilidades|funciones|logros|tareas|responsabilità|attività|mansioni|risultati|taken|werkzaamheden|verantwoordelijkheden|resultaten|obowiązki|zakres obowiązków|osiągnięcia|zadania|atividades|realizações|業務内容|実績|担当業務|主な業務)\s*[:：]?$/iu

/** "Technologies: Java, Kafka" within an entry. */
export const inlineLabel =
  /^(?:(?:key |main |selected |relevant |major )?(?:skills|technologies|technologies used|tech stack|tools|keywords|stack|environment|courses|coursework|modules|responsibilities|achievements|technologien|kurse|schwerpunkte|aufgaben|technologie|narzędzia|tecnologías|tecnologie|tecnologias|environnement technique|outils|cours|使用技術|開発環境))\s*[:：]\s*\S/iu

export const isLabel = (text: string): boolean => text.length < 40 && labels.test(text.trim())
