import type { CountryCode } from 'libphonenumber-js/min'
import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { isSpaceless } from '../layout/characters.ts'
import type { Line } from '../layout/model.ts'
import type { Context } from './context.ts'
import type { PlaceFound, ProfileFound } from './cv.ts'
import { findDates } from './dates.ts'
import { cut, type Found, found, type Piece, pieceOf, trimmed } from './piece.ts'
import { countryOf, placeScore } from './place.ts'
import { regions, stateCodes } from './regions.ts'
import { titleScore } from './title-words.ts'

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

const networkNames: Readonly<Record<string, string>> = {
  linkedin: 'LinkedIn',
  xing: 'Xing',
  github: 'GitHub',
  gitlab: 'GitLab',
  bitbucket: 'Bitbucket',
  twitter: 'Twitter',
  x: 'Twitter',
  facebook: 'Facebook',
  instagram: 'Instagram',
  stackoverflow: 'Stack Overflow',
  'stack overflow': 'Stack Overflow',
  medium: 'Medium',
  youtube: 'YouTube',
  behance: 'Behance',
  dribbble: 'Dribbble',
  orcid: 'ORCID',
  researchgate: 'ResearchGate',
  'google scholar': 'Google Scholar',
  kaggle: 'Kaggle',
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  soundcloud: 'SoundCloud',
  telegram: 'Telegram',
  skype: 'Skype',
  qiita: 'Qiita',
  pinterest: 'Pinterest',
  vimeo: 'Vimeo',
  codepen: 'CodePen',
  npm: 'npm',
  devto: 'DEV',
  hackerrank: 'HackerRank',
  leetcode: 'LeetCode',
  reddit: 'Reddit',
  tiktok: 'TikTok',
  threads: 'Threads',
}

const hosts: Readonly<Record<string, string>> = {
  'linkedin.com': 'LinkedIn',
  'xing.com': 'Xing',
  'github.com': 'GitHub',
  'gitlab.com': 'GitLab',
  'bitbucket.org': 'Bitbucket',
  'twitter.com': 'Twitter',
  'x.com': 'Twitter',
  'facebook.com': 'Facebook',
  'instagram.com': 'Instagram',
  'stackoverflow.com': 'Stack Overflow',
  'medium.com': 'Medium',
  'youtube.com': 'YouTube',
  'behance.net': 'Behance',
  'dribbble.com': 'Dribbble',
  'orcid.org': 'ORCID',
  'researchgate.net': 'ResearchGate',
  'scholar.google.com': 'Google Scholar',
  'kaggle.com': 'Kaggle',
  'bsky.app': 'Bluesky',
  'soundcloud.com': 'SoundCloud',
  't.me': 'Telegram',
  'qiita.com': 'Qiita',
  'codepen.io': 'CodePen',
  'dev.to': 'DEV',
  'leetcode.com': 'LeetCode',
}

function networkOf(url: string): { network: string; username: string | null } | null {
  let parsed: URL
  try {
    parsed = new URL(/^[a-z]+:/i.test(url) ? url : `https://${url}`)
  } catch {
    return null
  }
  const host = parsed.hostname.toLowerCase().replace(/^(?:www|m|[a-z]{2})\./, '')
  const path = parsed.pathname.split('/').filter(Boolean)
  const last = decode(path.at(-1) ?? '')
  const network = hosts[host] ?? (/(?:^|\.)soundcloud\./.test(host) ? 'SoundCloud' : null)
  if (!network) return path.length === 1 && path[0]?.startsWith('@') ? { network: 'Mastodon', username: path[0] } : null
  return { network, username: last.replace(/^@/, '') || null }
}

const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const cleanUrl = (text: string) => text.replace(/[).,;:\]]+$/, '')

/** An address that did not fit on its line goes on at the beginning of the next: "…@brief.ex", "ample". */
function rejoined(lines: readonly Line[]): Line[] {
  const result: Line[] = []
  for (const line of lines) {
    const before = result.at(-1)
    const cell = before?.cells.at(-1)
    const last = cell?.words.at(-1)
    const [first, ...rest] = line.cells[0].words
    const open = last && /@|\/|www\.|^[\w.-]+\.[\w.-]+$/.test(last.text) && /[\w./-]$/.test(last.text)
    const follows =
      before &&
      last &&
      before.page === line.page &&
      line.base > before.base &&
      line.base - before.base < last.style.size * 1.9
    const cutOff = last && /[-/_]$/.test(last.text)
    const near =
      follows &&
      last &&
      first &&
      (cutOff || last.box.x1 + (first.box.x1 - first.box.x0) > before.edge - last.style.size * 0.5)
    const tail =
      first &&
      /^-?[a-z0-9][\w./-]*[,;]?$/.test(first.text) &&
      !/^(?:www\.|linkedin\.com|github\.com|https?:)/.test(first.text)
    const told =
      last && (/[-/._]$/.test(last.text) || !endsWell.test(last.text) || /^[a-z]{1,4}$/.test(first?.text ?? ''))
    if (open && near && tail && told && before && cell && last && first) {
      const tailText = first.text.replace(/[,;]$/, '')
      const word = { ...last, text: last.text + tailText }
      const words = [...cell.words.slice(0, -1), word]
      const joined = { ...cell, words, text: cell.text + tailText }
      const [head, ...others] = [...before.cells.slice(0, -1), joined]
      if (head) result[result.length - 1] = { ...before, cells: [head, ...others] }
      const left =
        rest.length > 0
          ? [{ ...line.cells[0], words: rest, text: line.cells[0].text.slice(first.text.length).trim() }]
          : []
      const [opening, ...following] = [...left, ...line.cells.slice(1)]
      if (opening) result.push({ ...line, cells: [opening, ...following] })
      continue
    }
    result.push(line)
  }
  return result
}

/** A name that ends in a domain's last part is whole. */
const endsWell = /\.(?:com|org|net|io|dev|de|at|ch|fr|es|it|nl|be|pl|pt|jp|eu|uk|example)$/i

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
      const network = labelled?.[1] ? networkNames[foldName(labelled[1])] : undefined
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
      const alone = networkNames[foldName(piece.text.replace(/[:：]\s*$/, ''))]
      pendingNetwork = alone ?? null
      lastHandle = taken.length === 0 && /^@?[\w.-]{3,40}$/.test(piece.text) ? piece : null
    }
  return { emails, phones, urls, profiles }
}

/** What stands between bars and dots on a line of contacts. */
function segmentsOf(piece: Piece): Piece[] {
  const parts: Piece[] = []
  let start = 0
  for (const match of piece.text.matchAll(/\s*[|•∙◦⋄♦]\s*|\s[·]\s/g)) {
    parts.push(trimmed(cut(piece, start, match.index)))
    start = match.index + match[0].length
  }
  return [...parts, start === 0 ? piece : trimmed(cut(piece, start, piece.text.length))].filter(
    part => part.text !== '',
  )
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

const networkAt = (text: string): string | null => {
  const match = /([\p{L}][\p{L} ]{1,18}?)\s*[:：(]?\s*$/u.exec(text.trim())
  return match?.[1] ? (networkNames[foldName(match[1])] ?? null) : null
}

const bases: Readonly<Record<string, string>> = {
  LinkedIn: 'https://www.linkedin.com/in/',
  GitHub: 'https://github.com/',
  GitLab: 'https://gitlab.com/',
  Twitter: 'https://x.com/',
  Xing: 'https://www.xing.com/profile/',
  Instagram: 'https://www.instagram.com/',
  Facebook: 'https://www.facebook.com/',
  Medium: 'https://medium.com/@',
  Telegram: 'https://t.me/',
  Kaggle: 'https://www.kaggle.com/',
  ORCID: 'https://orcid.org/',
  Behance: 'https://www.behance.net/',
  Dribbble: 'https://dribbble.com/',
  Qiita: 'https://qiita.com/',
}
const urlFor = (network: string, handle: string): string => (bases[network] ? `${bases[network]}${handle}` : handle)

const looksLikePhone = /^\+?[\d\s().\-/–·]{7,25}$/
const phoneLabel =
  /(?:tel|telefon|phone|mobile?|mobil|handy|cell|fax|téléphone|portable|teléfono|móvil|telefono|cellulare|telefoon|mobiel|komórka|telemóvel|telefone|celular|電話|携帯)\w*\.?\s*[:：(]?\s*$/i

function phonesIn(piece: Piece, taken: readonly [number, number][], context: Context): Piece[] {
  const found = findPhoneNumbersInText(piece.text, { defaultCountry: context.country as CountryCode })
  const pieces = found
    .filter(({ startsAt, endsAt }) => !taken.some(([a, b]) => startsAt < b && endsAt > a))
    .map(({ startsAt, endsAt }) => cut(piece, withBracket(piece.text, startsAt), endsAt))
  if (pieces.length > 0)
    return pieces.filter(
      part =>
        findDates(part.text).length === 0 &&
        part.text.replace(/\D/g, '').length >= 7 &&
        !/^\d{3,5}[- ]\d{3,4}$/.test(part.text),
    )
  // Invented and foreign numbers are no less written as numbers.
  for (const match of piece.text.matchAll(/\+?\(?\d[\d\s().\-/–]{6,24}\d/g)) {
    const text = match[0]
    const digits = text.replace(/\D/g, '')
    if (digits.length < 7 || digits.length > 15 || !looksLikePhone.test(text) || findDates(text).length > 0) continue
    const start = match.index
    if (taken.some(([a, b]) => start < b && start + text.length > a)) continue
    const before = piece.text.slice(0, start)
    const alone = /^$|[,;|(]\s*$/.test(before.trim()) && /^\s*(?:$|[,;|(])/.test(piece.text.slice(start + text.length))
    const linked = piece.words.some(word => word.href?.startsWith('tel:'))
    if (/^\d{3,5}[- ]\d{3,4}$|^\d{4}-\d{4}-\d{4}-\d{4}$|^\d{5}$|^\d{4}\s?[-–/]\s?\d{4}$/.test(text)) continue
    if (alone || linked || phoneLabel.test(before) || /^\+/.test(text))
      pieces.push(cut(piece, start, start + text.length))
  }
  return pieces
}

const withBracket = (text: string, at: number): number => (text.charAt(at - 1) === '(' ? at - 1 : at)

const postcode =
  /(?:^|[\s,])((?:[A-Z]{1,2}-)?\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|〒?\d{3}-\d{4}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d|\d{4})(?=$|[\s,])/
const street =
  /\b(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|drive|blvd|boulevard|way|court|square|straße|strasse|str\.|weg|platz|allee|gasse|rue|place|chemin|impasse|calle|c\/|plaza|paseo|avda|via|piazza|viale|corso|straat|laan|plein|gracht|ul\.|ulica|al\.|rua|avenida|praça|travessa|address|adresse|anschrift|丁目|番地)\b|\w+(?:straße|strasse|str\.|weg|platz|allee|gasse|straat|laan|gracht|plein)\s*\d+|丁目|番地|[都道府県].*[市区町村]/i
const addressLabel =
  /^(?:address|location|adresse|anschrift|wohnort|ort|adres|dirección|domicilio|lugar|indirizzo|residenza|woonplaats|plaats|adres zamieszkania|miejscowość|morada|endereço|localidade|localité|lieu|現住所|住所|based in)\s*[:：]?\s*/i

interface Candidate {
  readonly piece: Piece
  readonly hint: number
}

/** Lines that stand under one another in one column, close together, as one text: an address that is set in a block. */
function blocksOf(lines: readonly Line[]): Piece[] {
  const cells = lines.flatMap(line => line.cells.map(cell => ({ line, cell })))
  const used = new Set<number>()
  const blocks: Piece[] = []
  cells.forEach(({ line, cell }, i) => {
    if (used.has(i)) return
    if (titleScore(cell.text) > 0.4) return
    let piece = pieceOf(cell, line)
    let last = { line, cell }
    let count = 1
    for (let j = i + 1; j < cells.length && count < 5; j++) {
      const next = cells[j]
      if (!next || used.has(j) || next.line.page !== last.line.page) continue
      const gap = next.line.base - last.line.base
      const size = next.cell.words[0]?.style.size ?? 10
      const centred = Math.abs(next.cell.box.x0 + next.cell.box.x1 - last.cell.box.x0 - last.cell.box.x1) < 4
      if (gap < size * 0.8 || gap > size * 1.7 || !(centred || Math.abs(next.cell.box.x0 - last.cell.box.x0) < 3))
        continue
      if (
        size !== last.cell.words[0]?.style.size ||
        /@|https?:|www\.|\d{3}[- ]\d{3,}|\d[\d ()-]{7,}\d/.test(next.cell.text)
      )
        break
      const below = pieceOf(next.cell, next.line)
      const mark = isSpaceless(piece.text.slice(-1))
        ? ''
        : /[,;]$/.test(piece.text) || /^[A-Z]{2}\b|\bRd\.|\bSt\./.test(below.text) || !/\d/.test(below.text)
          ? ' '
          : ', '
      const text = `${piece.text}${mark}${below.text}`
      piece = {
        text,
        words: [...piece.words, ...below.words],
        at: [...piece.at, ...below.at.map(at => at + text.length - below.text.length)],
        line,
      }
      used.add(j)
      last = next
      count++
    }
    if (count >= 3) blocks.push(piece)
  })
  return blocks
}

function scoreOf({ piece, hint }: Candidate): number {
  const { text } = piece
  if (!text || text.length > 130 || /@|https?:|www\./.test(text) || findDates(text).length > 0) return 0
  const own = placeScore(text)
  const addressed = street.test(text) && /\d/.test(text) ? 0.75 : 0
  const coded =
    postcode.test(text) && text.split(/[\s,]+/).length >= 2 && /\p{L}{2}/u.test(text) && text.length < 90 ? 0.6 : 0
  const shaped =
    /,/.test(text) && text.split(',').every(part => /^\s*[\p{Lu}\d]/u.test(part)) && text.length < 60 ? 0.3 : 0
  const prose = /[.!?]$/.test(text) || text.split(' ').length > 16 ? 0.4 : 0
  return Math.max(own, addressed, coded, shaped) + hint - prose
}

/** Where the person lives, from the lines that say how to reach them. */
export function placeOf(lines: readonly Line[]): PlaceFound | null {
  const candidates: Candidate[] = []
  lines.forEach((line, index) => {
    const labelled = (text: string | undefined) => text !== undefined && text.length < 22 && addressLabel.test(text)
    const segments = line.cells.flatMap(cell => segmentsOf(pieceOf(cell, line)))
    segments.forEach((whole, column) => {
      const lead = addressLabel.exec(whole.text)
      const bare = trimmed(lead ? cut(whole, lead[0].length, whole.text.length) : whole)
      // Numbers and addresses that follow on the same line are no part of the place.
      const end = /[,;]?\s*(?:\+\d[\d ()-]{6,}|[\w.+-]{1,64}@[\w-]|https?:|www\.|linkedin\.com|github\.com)/.exec(
        bare.text,
      )
      const piece = end && end.index > 3 ? trimmed(cut(bare, 0, end.index)) : bare
      const beside =
        (column === 0 && labelled(lines[index - 1]?.cells[0].text)) ||
        (column > 0 && labelled(line.cells[column - 1]?.text))
      const hint = (lead ? 0.35 : 0) + (beside ? 0.35 : 0)
      candidates.push({ piece, hint })
      // Japanese addresses run on without a mark.
      let [run, lowest] = [piece, line]
      for (const below of street.test(piece.text) || postcode.test(piece.text)
        ? lines.slice(index + 1, index + 3)
        : []) {
        const tail = pieceOf(below.cells[0], below)
        if (
          below.cells.length > 1 ||
          below.above > 0.6 ||
          below.page !== lowest.page ||
          !isSpaceless(run.text.slice(-1)) ||
          !isSpaceless(tail.text.slice(0, 1)) ||
          /[:：]/.test(tail.text)
        )
          break
        run = {
          text: run.text + tail.text,
          words: [...run.words, ...tail.words],
          at: [...run.at, ...tail.at.map(offset => offset + run.text.length)],
          line,
        }
        lowest = below
        candidates.push({ piece: run, hint: hint + 0.1 })
      }
      // Below a label an address may run over two lines.
      const below = lines[index + 1]
      const [a, b] = [line.cells[0].words[0]?.style, below?.cells[0].words[0]?.style]
      if (
        beside &&
        column === 0 &&
        below &&
        a &&
        b &&
        segments.length === 1 &&
        below.cells.length === 1 &&
        below.above < 0.6 &&
        a.size === b.size &&
        a.bold === b.bold &&
        !/@|\d{7}|www\./.test(below.cells[0].text)
      ) {
        const tail = pieceOf(below.cells[0], below)
        const mark = isSpaceless(piece.text.slice(-1)) ? '' : ' '
        const text = `${piece.text}${mark}${tail.text}`
        const at = [...piece.at, ...tail.at.map(offset => offset + piece.text.length + mark.length)]
        candidates.push({ piece: { text, words: [...piece.words, ...tail.words], at, line }, hint: hint + 0.05 })
      }
      // A street on one line and the town on the next are one address.
      const next = lines[index + 1]
      if (
        !next ||
        next.above > 0.8 ||
        !street.test(piece.text) ||
        !/\d/.test(piece.text) ||
        placeScore(piece.text) >= 0.5
      )
        return
      const town = pieceOf(next.cells[Math.min(column, next.cells.length - 1)] ?? next.cells[0], next)
      if (placeScore(town.text) > 0.5 || (postcode.test(town.text) && town.text.length < 40)) {
        const text = `${piece.text}, ${town.text}`
        const at = [...piece.at, ...town.at.map(offset => offset + piece.text.length + 2)]
        candidates.push({ piece: { text, words: [...piece.words, ...town.words], at, line }, hint: hint + 0.3 })
      }
    })
  })
  let best: { piece: Piece; score: number } | null = null
  // A whole block is an address only where no line is one for itself.
  if (!candidates.some(candidate => scoreOf(candidate) >= 0.75))
    candidates.push(
      ...blocksOf(lines)
        .filter(block => postcode.test(block.text) && /,/.test(block.text))
        .map(piece => ({ piece, hint: 0.35 })),
    )
  for (const candidate of candidates) {
    const score = scoreOf(candidate)
    if (score >= 0.6 && (best === null || score > best.score + 0.01)) best = { piece: candidate.piece, score }
  }
  return best ? readPlace(best.piece, Math.min(0.97, best.score)) : null
}

/** An address in its parts, as far as they are plain. */
export function readPlace(piece: Piece, confidence: number): PlaceFound {
  const parts = piece.text
    .replace(/\s*\(([^()]*)\)\s*$/, ', $1')
    .split(/\s*[,|·•]\s*/)
    .filter(Boolean)
  const japanese = /(?:東京都|北海道|(?:京都|大阪)府|[^\s\d〒,]{2,3}県)?([^\s\d〒,都道府県]{1,6}[市区町村])/.exec(
    piece.text,
  )
  if (japanese?.[1] && isSpaceless(piece.text.slice(-1)))
    return {
      text: found(piece.text, piece, confidence),
      address: street.test(piece.text) ? piece.text : null,
      postalCode: /\d{3}-\d{4}/.exec(piece.text)?.[0] ?? null,
      city: japanese[1],
      region: null,
      countryCode: 'JP',
    }
  let countryCode: string | null = null
  let region: string | null = null
  let postalCode: string | null = null
  let city: string | null = null
  const streets: string[] = []
  const last = parts.at(-1)
  if (
    last &&
    parts.length > 1 &&
    countryOf(last) &&
    !(stateCodes.has(last) && parts.length >= 2 && !['CA', 'DE', 'IN', 'CO'].includes(last))
  ) {
    const ambiguous = stateCodes.has(last)
    if (!ambiguous) {
      countryCode = countryOf(last)
      parts.pop()
    }
  } else if (last && parts.length === 1 && countryOf(last) && last.length > 2)
    return {
      text: found(piece.text, piece, confidence),
      address: null,
      postalCode: null,
      city: null,
      region: null,
      countryCode: countryOf(last),
    }
  for (const part of [...parts].reverse()) {
    const code = postcode.exec(` ${part}`)
    let bare = part
    if (code?.[1] && !street.test(part) && (code[1].length > 4 || /^\d{4}\s+\p{L}/u.test(part))) {
      postalCode ??= code[1]
      bare = part.replace(code[1], '').trim()
      if (stateCodes.has(bare)) {
        region ??= bare
        continue
      }
      if (!bare) continue
    }
    if (
      region === null &&
      city === null &&
      (stateCodes.has(bare) || regions.has(foldName(bare))) &&
      parts.length > 1 &&
      part !== parts[0]
    )
      region = bare
    else if (city === null && !street.test(bare) && !/\d/.test(bare)) city = bare
    else streets.unshift(bare)
  }
  return {
    text: found(piece.text, piece, confidence),
    address: streets.length > 0 ? piece.text : null,
    postalCode,
    city,
    region,
    countryCode,
  }
}
