import { foldName } from '#src/lib/normalise/name.ts'

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

/** The network and account that a link leads to; null when it is a page like others. */
export function networkOf(url: string): { network: string; username: string | null } | null {
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

export const decode = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The network that a name or label means. */
export const networkNamed = (text: string): string | null => networkNames[foldName(text)] ?? null

/** The network that the last words of a text name. */
export const networkAt = (text: string): string | null => {
  const match = /([\p{L}][\p{L} ]{1,18}?)\s*[:：(]?\s*$/u.exec(text.trim())
  return match?.[1] ? networkNamed(match[1]) : null
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
/** Where an account of a network is found. */
export const urlFor = (network: string, handle: string): string =>
  bases[network] ? `${bases[network]}${handle}` : handle
