import DOMPurify from 'dompurify'

/** A mail's HTML made harmless, and what was left out of it. */
export interface MailDocument {
  readonly html: string
  readonly remotePictures: number
}

const style = `
  :root { color-scheme: light; }
  body { margin: 0; padding: 16px; font: 15px/1.6 system-ui, sans-serif; color: #1d1c1a; background: #fff; overflow-wrap: break-word; }
  img { max-width: 100%; height: auto; }
  table { max-width: 100%; }
  pre { white-space: pre-wrap; }
  blockquote { margin: 0 0 0 8px; padding-left: 12px; border-left: 2px solid #dedbd3; color: #57544d; }
  a { color: #1f4fd8; }
`
// The frame inherits the page's own policy too; this one also holds when the page has none.
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src 'none'; form-action 'none'; base-uri 'none'"

const isRemote = (address: string): boolean => !/^\s*(data:image\/|cid:|#)/i.test(address)

/**
 * Cleans mail for the sandboxed frame: no script, no form, no frame, no style sheet that reaches out, no picture from
 * elsewhere (it would tell the sender that and when the mail was read). Links open outside, without a referrer.
 */
export function mailDocument(html: string): MailDocument {
  let remotePictures = 0
  const purify = DOMPurify(window)
  purify.addHook('afterSanitizeAttributes', node => {
    if (node.tagName === 'A') {
      node.setAttribute('target', '_blank')
      node.setAttribute('rel', 'noopener noreferrer nofollow')
    }
    if (node.tagName === 'IMG' && !node.hasAttribute('src')) node.remove()
    for (const name of ['src', 'srcset', 'background', 'poster']) {
      const address = node.getAttribute(name)
      if (address === null || (name !== 'srcset' && !isRemote(address))) continue
      node.removeAttribute(name)
      if (name === 'src') {
        remotePictures += 1
        const words = node.getAttribute('alt') ?? ''
        node.replaceWith(node.ownerDocument.createTextNode(words === '' ? '' : `[${words}]`))
      }
    }
    const inline = node.getAttribute('style')
    if (inline !== null && /url\s*\(|@import|position\s*:\s*fixed/i.test(inline)) node.removeAttribute('style')
  })
  const clean = purify.sanitize(html, {
    WHOLE_DOCUMENT: false,
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'svg',
      'math',
      'video',
      'audio',
      'link',
      'meta',
      'base',
      'iframe',
      'object',
      'embed',
    ],
    FORBID_ATTR: ['id', 'name', 'class', 'action', 'formaction', 'ping'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/|#)/i,
  })
  purify.removeAllHooks()
  return {
    html: `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${style}</style></head><body>${clean}</body></html>`,
    remotePictures,
  }
}
