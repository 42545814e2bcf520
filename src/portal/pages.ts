import { html } from 'hono/html'
import type { FormPage } from '#src/actions/reviews/raise-hand.ts'

type Html = ReturnType<typeof html>

const around = (title: string, inside: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/apply/look.css">
</head>
<body><main>${inside}</main></body>
</html>`

const head = ({ agency, hasLogo }: FormPage, token: string): Html =>
  html`<header>${hasLogo ? html`<img src="/apply/${token}/logo" alt="">` : ''}${agency}</header>`

/** What was typed and is shown again where something was wrong with it. */
export interface Shown {
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: string | null
  readonly stamp: string
  readonly source: string
}

/** The page of a job: what it is, a form, and what becomes of what is sent. */
export const formPage = (page: FormPage, token: string, { typed, wrong, stamp, source }: Shown): Html =>
  around(
    page.title,
    html`${head(page, token)}
<h1>${page.title}</h1>
<p class="note">${page.note}</p>
<form method="post" action="/apply/${token}" enctype="multipart/form-data">
${wrong === null ? '' : html`<p class="bad" role="alert">${wrong}</p>`}
<label>Your name <input name="name" required maxlength="200" autocomplete="name" value="${typed['name'] ?? ''}"></label>
<label>Email <input name="email" type="email" required maxlength="254" autocomplete="email" value="${typed['email'] ?? ''}"></label>
<label>Phone <span>If you like to be rung</span><input name="phone" type="tel" maxlength="60" autocomplete="tel" value="${typed['phone'] ?? ''}"></label>
<label>CV <span>PDF, Word, OpenDocument or text, up to 10 MB${wrong === null ? '' : '. Choose it once more'}</span>
<input name="cv" type="file" accept=".pdf,.doc,.docx,.odt,.rtf,.txt,.html"></label>
<label>What we should know <textarea name="message" rows="5" maxlength="4000">${typed['message'] ?? ''}</textarea></label>
<div class="more" aria-hidden="true"><label>Leave this empty <input name="remarks" tabindex="-1" autocomplete="off"></label></div>
<input type="hidden" name="source" value="${source}">
<input type="hidden" name="stamp" value="${stamp}">
<p class="quiet">${notice(page)}</p>
<button>Send</button>
</form>`,
  )

const notice = ({ agency, contact }: FormPage): Html =>
  html`${agency || contact.name} keeps what you send, and by which page you came, to answer you about this work and later work that fits.
  Nothing is stored on your device. To see, correct or erase it, write to ${contact.name}, <a href="mailto:${contact.email}">${contact.email}</a>.`

export const sentPage = (page: FormPage, token: string): Html =>
  around(
    'Sent',
    html`${head(page, token)}<h1>It is here</h1><p>${page.contact.name} reads it and answers you by mail.</p>`,
  )

export const closedPage = (why: string): Html => around('Closed', html`<h1>Not open</h1><p>${why}</p>`)

/** What was sent could not be taken; the form is one step away. */
export const notSentPage = (why: string, again: string | null): Html =>
  around(
    'Not sent',
    html`<h1>Not sent</h1><p>${why}</p>${again === null ? '' : html`<p><a href="/apply/${again}">To the form</a></p>`}`,
  )
