/** A message with files attached, as a mail programme writes it. */
export function mailWith({
  from,
  to = 'idris@marlowe.example',
  subject = 'Application',
  text = 'Please find my CV attached.',
  date = 'Mon, 3 Jun 2024 10:00:00 +0100',
  headers = [],
  attached = {},
}: {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly date?: string
  readonly headers?: readonly string[]
  readonly attached?: Readonly<Record<string, Uint8Array>>
}): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(attached).map(([name, bytes]) =>
    [
      '--part',
      `Content-Type: ${name.endsWith('.eml') ? 'message/rfc822' : 'application/octet-stream'}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      ...(Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,76}/g) ?? []),
    ].join('\r\n'),
  )
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Date: ${date}`,
    `Message-ID: <${subject.replace(/\W/g, '')}.${Object.keys(attached).length}.${text.length}@mail.example>`,
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...text.split('\n'),
    ...parts,
    '--part--',
    '',
  ]
  return new Uint8Array(Buffer.from(lines.join('\r\n')))
}
