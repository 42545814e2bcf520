import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import type { Line } from '../layout/model.ts'
import { rejoined, segmentsOf } from './contact-lines.ts'
import type { Context } from './context.ts'
import type { ProfileFound } from './cv.ts'
import { decode, networkAt, networkNamed, networkOf, urlFor } from './networks.ts'
import { phonesIn } from './phones.ts'
import { cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'

const emailPattern = /[\p{L}\p{N}_.+%-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu
const urlPattern =
  /(?:https?:\/\/|www\.)[^\s<>"'|,;（）]{3,200}|(?<![@\p{L}\p{N}.])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}(?:\/[^\s<>"'|,;（）]{0,200})?/giu
const topLevel =
  /\.(?:com|org|net|io|dev|de|at|ch|fr|es|it|nl|be|pl|pt|br|jp|eu|uk|us|ca|au|in|ie|app|me|ai|edu|gov|info|biz|tech|design|online|site|xyz|blog|name|page|codes|works|studio|agency|art|in|co|dk|se|no|fi|cz|ro|gr|ru|ua|tr|kr|cn|nz|mx|ar|cl|link|cloud|club|example)(?:$|[/?#])/i

export interface Contacts {
  readonly emails: Found[]
  readonly phones: Found[]
  readonly urls: Found[]
  readonly profiles: ProfileFound[]
}

const cleanUrl = (text: string) => text.replace(/[).,;:\]]+$/, '')

/** Addresses, numbers and links that are the person's own: from the lines that say how to reach them. */
export function contactsOf(given: readonly Line[], context: Context): Contacts {
  const lines = rejoined(given)
  const emails: Found[] = []
  const phones: Found[] = []
  const urls: Found[] = []
  const profiles: ProfileFound[] = []
  const known = new Set<string>()
  const once = (kind: string, value: string) => {
    const key = `${kind} ${value.toLowerCase()}`
    if (known.has(key)) return false
    known.add(key)
    return true
  }
  const addUrl = (url: string, piece: Piece, confidence: number, named: string | null) => {
    const told = networkOf(url)
    if (told) {
      if (once('profile', `${told.network} ${told.username ?? url}`))
        profiles.push({ ...told, url: found(url, piece, confidence) })
    } else if (named) {
      if (once('profile', `${named} ${url}`))
        profiles.push({ network: named, username: null, url: found(url, piece, confidence) })
    } else if (normaliseProfile(url) && once('url', url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '')))
      urls.push(found(url, piece, confidence * 0.95))
  }
  let pendingNetwork: string | null = null
  let lastHandle: Piece | null = null
  for (const line of lines)
    for (const piece of line.cells.flatMap(cell => segmentsOf(pieceOf(cell, line)))) {
      const taken: [number, number][] = []
      const free = (from: number, to: number) => !taken.some(([a, b]) => from < b && to > a)
      for (const match of piece.text.matchAll(emailPattern)) {
        const value = match[0].replace(/[.-]+$/, '').replace(/^[.+-]+/, '')
        taken.push([match.index, match.index + match[0].length])
        if (piece.text.charAt(match.index - 1) === '/' || piece.text.charAt(match.index - 1) === '@') continue
        if (once('email', value))
          emails.push(found(value, cut(piece, match.index, match.index + match[0].length), 0.97))
      }
      const hrefs = new Set(piece.words.map(word => word.href).filter(href => href !== null))
      for (const match of piece.text.matchAll(urlPattern)) {
        const value = cleanUrl(match[0])
        if (!free(match.index, match.index + value.length)) continue
        if (!/^(?:https?:|www\.)/i.test(value) && !topLevel.test(value)) continue
        // "H.No" is a house number, not Norway's.
        if (/^[^/]*\.\p{Lu}\p{Ll}+$/u.test(value)) continue
        taken.push([match.index, match.index + value.length])
        const label = networkAt(piece.text.slice(0, match.index)) ?? pendingNetwork
        const on = cut(piece, match.index, match.index + value.length)
        const told = networkOf(value)
        if (told && !told.username && lastHandle) {
          if (once('profile', `${told.network} ${lastHandle.text}`))
            profiles.push({ network: told.network, username: lastHandle.text, url: found(value, lastHandle, 0.7) })
        } else addUrl(value, on, 0.93, label)
        for (const href of hrefs)
          if (href.includes(value.replace(/^https?:\/\//, '').replace(/\/$/, ''))) hrefs.delete(href)
      }
      const digits = piece.text.replace(/[^\d+]/g, '')
      if (digits.length >= 7 && piece.text.length < 260)
        for (const value of phonesIn(piece, taken, context))
          if (once('phone', value.text.replace(/\D/g, ''))) phones.push(found(value.text, value, 0.93))
      for (const href of hrefs) {
        if (href.startsWith('mailto:')) {
          const address = decode(href.slice(7).split('?')[0] ?? '')
          if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && once('email', address))
            emails.push(found(address, piece, 0.9))
        } else if (/^https?:/i.test(href)) {
          const told = networkOf(href)
          const on = trimmed(cut(piece, ...spanOfLink(piece, href)))
          if (
            told &&
            !told.username &&
            on.text &&
            /^[\w.@-]+$/.test(on.text) &&
            once('profile', `${told.network} ${on.text}`)
          )
            profiles.push({ network: told.network, username: on.text.replace(/^@/, ''), url: found(href, on, 0.8) })
          else if (told || !taken.length) addUrl(href, on, 0.85, networkAt(piece.text))
        }
      }
      const said = pendingNetwork ?? networkAt(piece.text)
      const handle = /^@?([A-Za-z0-9][\w.-]{2,38})$/.exec(piece.text.trim())
      const labelled = /^([\p{L} ]{1,20}?)\s*[:：]\s*@?\/?(?:in\/)?([\w.-]{2,40})$/u.exec(piece.text.trim())
      const network = labelled?.[1] ? networkNamed(labelled[1]) : undefined
      if (network && labelled?.[2] && taken.length === 0 && once('profile', `${network} ${labelled[2]}`))
        profiles.push({ network, username: labelled[2], url: found(urlFor(network, labelled[2]), piece, 0.8) })
      else if (
        pendingNetwork &&
        handle?.[1] &&
        taken.length === 0 &&
        hrefs.size === 0 &&
        said &&
        once('profile', `${said} ${handle[1]}`)
      )
        profiles.push({ network: said, username: handle[1], url: found(urlFor(said, handle[1]), piece, 0.7) })
      const alone = networkNamed(piece.text.replace(/[:：]\s*$/, ''))
      pendingNetwork = alone ?? null
      lastHandle = taken.length === 0 && /^@?[\w.-]{3,40}$/.test(piece.text) ? piece : null
    }
  return { emails, phones, urls, profiles }
}

function spanOfLink(piece: Piece, href: string): [number, number] {
  let [from, to] = [piece.text.length, 0]
  piece.words.forEach((word, i) => {
    if (word.href !== href) return
    const at = Math.max(0, piece.at[i] ?? 0)
    from = Math.min(from, at)
    to = Math.max(to, at + word.text.length)
  })
  return from < to ? [from, to] : [0, piece.text.length]
}
