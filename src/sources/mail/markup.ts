/**
 * What the mark-up of each mail program says of whose a text is: independent of any language, so it is asked first.
 * Attributes as the parser gives them, names in lower case.
 */
type Attributes = Readonly<Record<string, string>>

const quoteClass =
  /(?:^|\s)(?:yahoo_quoted|protonmail_quote|tutanota_quote|moz-cite-prefix|moz-forward-container|gmail_attr|zmail_extra|OutlookMessageHeader|(?:ecx)?gmail_quote)(?:\s|$)/
const quoteId =
  /^(?:x_)?(?:OLK_SRC_BODY_SECTION|AOLMsgPart_|isForwardContent|reply-intro|replyBlockquote|mail-editor-reference-message-container|yahoo_quoted)/

/** Whether an element holds the message that is answered or forwarded. */
export function opensQuote(name: string, attributes: Attributes): boolean {
  if (quoteId.test(attributes.id ?? '') || quoteClass.test(attributes.class ?? '')) return true
  if (name !== 'blockquote') return false
  return (
    attributes.type?.toLowerCase() === 'cite' ||
    attributes.cite !== undefined ||
    /border-left/i.test(attributes.style ?? '')
  )
}

/** Whether everything from this element on is the message that is answered: Outlook, Hotmail, Zimbra. */
export const endsQuote = (attributes: Attributes): boolean =>
  /^(?:divRplyFwdMsg|appendonsend|stopSpelling|zwchr)$/.test(attributes.id ?? '')

const border =
  /border-top(?:-color)?:\s*(?:solid\s+)?(?:#(?:b5c4df|e1e1e1)|rgb\(\s*(?:229,\s*229,\s*229|225,\s*225,\s*225|181,\s*196,\s*223)\s*\))/i

/** Whether a border parts it from what stands before: Outlook draws one over the header block of the answered message. */
export const underBorder = (attributes: Attributes): boolean => border.test((attributes.style ?? '').slice(0, 2000))

const signatureClass =
  /(?:^|\s)(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature|zm_signature)/
const signatureId = /^(?:x_)*(?:signature|applemailsignature|ms-outlook-mobile-signature)$/i

/** Whether an element holds the signature. */
export const signs = (attributes: Attributes): boolean =>
  signatureClass.test(attributes.class ?? '') ||
  signatureId.test(attributes.id ?? '') ||
  attributes['data-smartmail'] === 'gmail_signature' ||
  attributes['data-signatureblock'] !== undefined

const unseen: ReadonlySet<string> = new Set('style script title template svg math iframe'.split(' '))

/** Whether an element's text is not shown: programs' own, and preview lines of newsletters. */
export const isHidden = (name: string, attributes: Attributes): boolean =>
  unseen.has(name) || /display:\s*none|mso-hide:\s*all/i.test((attributes.style ?? '').slice(0, 2000))
