export type NotifiedKind =
  | 'connection.made'
  | 'invitation.received'
  | 'inmail.received'
  | 'message.received'
  | 'profile.followed'
  | 'post.liked'
  | 'post.shared'
  | 'post.commented'
  | 'person.mentioned'
  | 'job.changed'

/** Names of templates, as they stand in headers and in the tracking of every link (`trk`, `lipi`, X's `cn`); first match counts. */
export const templates: readonly (readonly [NotifiedKind | 'ignored', RegExp])[] = [
  ['ignored', /birthday|bday/],
  ['job.changed', /job_?change|new_?position|career_?change|congrat/],
  ['connection.made', /accept/],
  ['inmail.received', /inmail/],
  ['invitation.received', /invit|connection_?request/],
  ['person.mentioned', /mention|tagged/],
  ['post.commented', /comment|repl(?:y|ied)/],
  ['post.shared', /retweet|repost|reshare/],
  ['post.liked', /\blike|_like|liked|reaction|favorit/],
  ['profile.followed', /follow/],
  ['message.received', /messag|direct_?msg|m2m_msg/],
]

/** Subjects in the languages most used; the name stands in the first group. The weakest evidence, asked last. */
export const subjects: readonly (readonly [NotifiedKind | 'ignored', RegExp])[] = [
  ['ignored', /\bbirthday\b|Geburtstag|\banniversaire|cumpleaños|aniversário|compleanno|verjaardag/iu],
  [
    'job.changed',
    /^(?:Congratulate|Say congrats to) (.{2,80}?) (?:on|for) .{0,60}(?:job|position|role|starting)|^Gratulieren Sie (.{2,80}?) zu[rm]? neuen/iu,
  ],
  [
    'connection.made',
    /^(.{2,80}?),? (?:(?:has |just )?accepted your invitation|is now a connection|hat (?:Ihre|deine) (?:Einladung|Kontaktanfrage)|a accepté votre invitation|(?:ha aceptado|aceptó) tu invitación|aceitou (?:o )?seu convite|ha accettato il tuo invito|heeft (?:je|uw) uitnodiging)/iu,
  ],
  ['inmail.received', /\bInMail\b/iu],
  [
    'invitation.received',
    /^(.{2,80}?),? (?:wants to connect|(?:has )?invited you|sent you an invitation|möchte sich (?:mit (?:Ihnen|dir) )?vernetzen|souhaite rejoindre votre réseau|quiere (?:conectar|contactar)|gostaria de (?:se conectar|adicion)|vuole collegarsi|wil (?:connectie|verbinding))|^I.d like to (?:add you|join your)/iu,
  ],
  [
    'person.mentioned',
    /^(.{2,80}?),? (?:(?:has |just )?mentioned you|hat (?:Sie|dich) .{0,40}erwähnt|vous a mentionné|te (?:ha mencionado|mencionó)|mencionou você|ti ha menzionat|heeft je genoemd)/iu,
  ],
  [
    'post.commented',
    /^(.{2,80}?),? (?:(?:has |just )?(?:commented on|replied to) your|hat (?:Ihren|deinen) .{0,40}(?:kommentiert|geantwortet)|a commenté|(?:ha comentado|comentó)|comentou|ha commentato|heeft gereageerd op)/iu,
  ],
  [
    'post.shared',
    /^(.{2,80}?),? (?:(?:has )?(?:retweeted|reposted|shared) your|hat (?:Ihren|deinen) .{0,40}(?:retweetet|geteilt|repostet))/iu,
  ],
  [
    'post.liked',
    /^(.{2,80}?),? (?:(?:has |just )?(?:liked|likes|loved|celebrated|reacted to) your|gefällt (?:Ihr|dein)|hat auf (?:Ihren|deinen) .{0,40}reagiert|a aimé (?:votre|ton)|le (?:ha )?gust(?:ó|ado)|indicó que le gusta|curtiu|ha messo (?:un )?mi piace|vindt (?:je|uw) .{1,20} leuk)/iu,
  ],
  [
    'profile.followed',
    /^(.{2,80}?),? (?:(?:is now following|(?:just )?started following|followed|now follows) you|folgt (?:Ihnen|dir)|vous suit|a commencé à vous suivre|te (?:sigue|está siguiendo)|ha empezado a seguirte|começou a seguir|está seguindo você|ha iniziato a seguirti|ti segue|volgt (?:je|u))/iu,
  ],
  [
    'message.received',
    /^(.{2,80}?),? (?:(?:just )?(?:sent you a .{0,20}message|messaged you|sent you .{0,20}Direct Message)|hat (?:Ihnen|dir) eine .{0,10}Nachricht|vous a envoyé un .{0,10}message|te (?:ha enviado|envió) un .{0,10}mensaje|enviou (?:para você )?uma .{0,10}mensagem|ti ha inviato un .{0,10}messaggio|heeft je een .{0,10}bericht)/iu,
  ],
]
