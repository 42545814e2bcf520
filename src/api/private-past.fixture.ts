/** A recruiter's own past, full of words that occur nowhere else: whoever else reads one of them has been told too much. */
export const canaries = [
  'Zanthe',
  'Quillowmere',
  'zanthe-quillowmere',
  'zq@privet.example',
  'Privetholm',
  'Headkeeper',
  'orchidsecret',
  'lanternsubject',
  'lanternbody',
  'willowcv',
  'willowbytes',
  'harrowname',
  'harrow@outside.example',
  'outside.example',
  'ironfolder',
  'Larkspurname',
  'paula-larkspurname',
  'Larkspurhouse',
  'heathertag',
  'bramblenote',
  'bramblecue',
  'bramblepromise',
  'thistlereason',
] as const

const connections = [
  'Notes:',
  '"When exporting your connection data, you may notice that some of the email addresses are missing."',
  '',
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
  'Zanthe,Quillowmere,https://www.linkedin.com/in/zanthe-quillowmere,zq@privet.example,Privetholm,Headkeeper,05 Jan 2024',
  // Somebody whom the house knows too, by the same address and another name.
  'Paula,Larkspurname,https://www.linkedin.com/in/paula-larkspurname,paula@common.example,Larkspurhouse,Gardener,06 Jan 2024',
].join('\n')

const messages = (me: string, mine: string) =>
  [
    'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT',
    `2-a,,${me},${mine},Zanthe Quillowmere,https://www.linkedin.com/in/zanthe-quillowmere,2024-02-01 09:00:00 UTC,orchidsecret,Dear orchidsecret,INBOX,,false`,
    `2-a,,Zanthe Quillowmere,https://www.linkedin.com/in/zanthe-quillowmere,${me},${mine},2024-02-02 09:00:00 UTC,,Yours orchidsecret,INBOX,,false`,
  ].join('\n')

/** A LinkedIn archive of somebody of this name and slug. */
export const archiveOf = (me: string, slug: string): Record<string, string> => {
  const [first, last] = me.split(' ')
  return {
    'ironfolder/Connections.csv': connections,
    'ironfolder/messages.csv': messages(me, `https://www.linkedin.com/in/${slug}`),
    'ironfolder/Profile.csv': `First Name,Last Name,Headline\n${first},${last},Recruiter\n`,
  }
}

interface Mail {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly date: string
  readonly subject: string
  readonly text: string
  readonly cc?: string
  /** Message-ID of the one that this answers. */
  readonly answers?: string
  readonly attachment?: { readonly name: string; readonly content: string }
}

/** One message as it lies in a mailbox file. */
export function messageOf({ id, from, to, date, subject, text, cc, answers, attachment }: Mail): string {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${id}>`,
    ...(answers ? [`In-Reply-To: <${answers}>`] : []),
    'MIME-Version: 1.0',
  ]
  if (!attachment) return [...head, 'Content-Type: text/plain; charset=utf-8', '', text, ''].join('\r\n')
  return [
    ...head,
    'Content-Type: multipart/mixed; boundary="seam"',
    '',
    '--seam',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--seam',
    `Content-Type: application/pdf; name="${attachment.name}"`,
    `Content-Disposition: attachment; filename="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(attachment.content).toString('base64'),
    '--seam--',
    '',
  ].join('\r\n')
}

/** asctime, as an envelope line has it (RFC 4155). */
const asctime = (date: string): string => {
  const [day = '', of = '', month = '', year = '', time = ''] = new Date(date).toUTCString().split(/,? /)
  return `${day} ${month} ${of} ${time} ${year}`
}

export const mboxOf = (mails: readonly Mail[]): string =>
  mails.map(mail => `From 1@xxx ${asctime(mail.date)}\r\n${messageOf(mail)}\r\n`).join('')

/** A mailbox of this address: somebody whom its holder wrote to, and a stranger who wrote. */
export const mailboxOf = (address: string): string =>
  mboxOf([
    {
      id: 'out@house.example',
      from: address,
      to: 'Zanthe Quillowmere <zq@privet.example>',
      date: 'Mon, 02 Nov 2026 09:00:00 +0000',
      subject: 'About lanternsubject',
      text: 'Dear Zanthe,\r\n\r\nlanternbody?',
    },
    {
      id: 'in@privet.example',
      from: 'Zanthe Quillowmere <zq@privet.example>',
      to: address,
      date: 'Tue, 03 Nov 2026 09:00:00 +0000',
      subject: 'Re: About lanternsubject',
      text: 'lanternbody it is. My CV is with this.',
      attachment: { name: 'willowcv.pdf', content: '%PDF-1.4 willowbytes' },
    },
    {
      id: 'stranger@outside.example',
      from: 'Harrowname Stranger <harrow@outside.example>',
      to: address,
      date: 'Wed, 04 Nov 2026 09:00:00 +0000',
      subject: 'lanternsubject from outside',
      text: 'lanternbody from outside',
    },
  ])
