import { type Job, noTruth, type Study, type Truth } from './truth.ts'

/** Arguments of each use of a macro, in order, without TeX's own marks. */
function uses(tex: string, macro: string): string[][] {
  const found: string[][] = []
  const source = tex.replace(/(^|[^\\])%.*$/gm, '$1')
  let at = source.indexOf(`\\${macro}`)
  while (at >= 0) {
    let position = at + macro.length + 1
    const args: string[] = []
    if (/[A-Za-z]/.test(source.charAt(position))) {
      at = source.indexOf(`\\${macro}`, position)
      continue
    }
    for (;;) {
      const gap = /^\s*/.exec(source.slice(position))?.[0].length ?? 0
      if (source.charAt(position + gap) !== '{') break
      let depth = 0
      let end = position + gap
      do {
        if (source.charAt(end) === '{' && source.charAt(end - 1) !== '\\') depth++
        if (source.charAt(end) === '}' && source.charAt(end - 1) !== '\\') depth--
        end++
      } while (depth > 0 && end < source.length)
      args.push(source.slice(position + gap + 1, end - 1))
      position = end
    }
    found.push(args)
    at = source.indexOf(`\\${macro}`, position)
  }
  return found
}

const plain = (tex: string | undefined): string =>
  (tex ?? '')
    .replace(/\\enskip|\\cdotp/g, ' ')
    .replace(/\{\\[a-z]+\s*([^{}]*)\}/g, '$1')
    .replace(/\\([&%#_$])/g, '$1')
    .replace(/\\ /g, ' ')
    .replace(/~+/g, ' ')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/--/g, '–')
    .replace(/[{}]/g, '')
    .trim()

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function moment(text: string): string | undefined {
  const match = /([A-Z][a-z]{2,8})\.?\s+(\d{4})/.exec(text)
  if (match?.[1] && match[2])
    return `${match[2]}-${String(months.indexOf(match[1].slice(0, 3).toLowerCase()) + 1).padStart(2, '0')}`
  return /\d{4}/.exec(text)?.[0]
}

function span(text: string): { from?: string; to?: string } {
  const [start = '', end] = text.split(/\s*[–-]+\s*/)
  const from = moment(start)
  if (!from) return {}
  if (end === undefined) return { from, to: from }
  const to = moment(end)
  return { from, to: to ?? 'present' }
}

const items = (tex: string | undefined): string[] => uses(tex ?? '', 'item').map(args => plain(args[0]))
const some = <K extends string>(key: K, value: string | undefined) =>
  value ? ({ [key]: value } as Record<K, string>) : {}

/** Awesome-CV: `\cventry{title}{organisation}{place}{dates}{items}`, `\cvhonor{what}{of whom}{place}{date}`. */
export function fromAwesomeCv(main: string, parts: Readonly<Record<string, string>>): Truth {
  const truth = noTruth()
  const [name] = uses(main, 'name')
  truth.name = `${plain(name?.[0])} ${plain(name?.[1])}`
  truth.headline = plain(uses(main, 'position')[0]?.[0]).replace(/\s+/g, ' ')
  truth.places = [plain(uses(main, 'address')[0]?.[0])]
  truth.phones = [plain(uses(main, 'mobile')[0]?.[0])]
  truth.emails = [plain(uses(main, 'email')[0]?.[0])]
  truth.urls = [plain(uses(main, 'homepage')[0]?.[0])]
  truth.profiles = [plain(uses(main, 'github')[0]?.[0]), plain(uses(main, 'linkedin')[0]?.[0])]
  truth.summary = plain(
    /\\begin\{cvparagraph\}([\s\S]*?)\\end\{cvparagraph\}/.exec((parts['summary'] ?? '').replace(/^%.*$/gm, ''))?.[1],
  ).replace(/\s+/g, ' ')
  truth.work = uses(parts['experience'] ?? '', 'cventry').map(
    ([title, company, place, dates, body]): Job => ({
      ...some('title', plain(title)),
      ...some('company', plain(company)),
      ...some('place', plain(place)),
      ...span(plain(dates)),
      highlights: items(body),
    }),
  )
  truth.education = uses(parts['education'] ?? '', 'cventry').map(([title, school, place, dates]): Study => {
    const [degree, field] = plain(title).split(' in ')
    return {
      ...some('degree', degree),
      ...some('field', field),
      ...some('school', plain(school)),
      ...some('place', plain(place)),
      ...span(plain(dates)),
    }
  })
  truth.awards = uses(parts['honors'] ?? '', 'cvhonor').map(([what, by, , date]) => ({
    name: plain(what),
    ...some('by', plain(by)),
    ...some('date', moment(plain(date))),
  }))
  truth.certificates = uses(parts['certificates'] ?? '', 'cvhonor').map(([what, by, , date]) => ({
    name: plain(what),
    ...some('by', plain(by)),
    ...some('date', moment(plain(date))),
  }))
  return truth
}

/** AltaCV: `\cvevent{what}{where}{dates}{place}` under `\cvsection{…}`. */
export function fromAltaCv(tex: string, bib: string): Truth {
  const truth = noTruth()
  const body = tex.replace(/(^|[^\\])%.*$/gm, '$1')
  const first = (macro: string) => plain(uses(body, macro)[0]?.[0])
  truth.name = first('name')
  truth.headline = first('tagline')
  truth.emails = [first('email')]
  truth.phones = [first('phone')]
  truth.urls = [first('homepage')]
  truth.profiles = [
    first('xtwitter').replace('@', ''),
    first('linkedin'),
    first('github'),
    first('orcid'),
    first('gitlab'),
    '@username',
  ]
  truth.places = [first('location'), first('mailaddress')]
  const sections = body.split(/\\cvsection/).slice(1)
  const section = (name: string) => sections.find(part => part.startsWith(`{${name}}`)) ?? ''
  const itemsOf = (name: string, i: number) =>
    [...(section(name).split('\\cvevent')[i + 1] ?? '').matchAll(/\\item (.+)/g)].map(match => plain(match[1]))
  truth.work = uses(section('Experience'), 'cvevent').map(([title, company, dates, place], i) => ({
    ...some('title', plain(title)),
    ...some('company', plain(company)),
    ...some('place', plain(place)),
    ...span(plain(dates)),
    highlights: itemsOf('Experience', i),
  }))
  truth.education = uses(section('Education'), 'cvevent').map(([title, school, dates]) => {
    const [degree, field] = plain(title).split(' in ')
    return {
      ...some('degree', degree),
      ...some('field', field),
      ...some('school', plain(school)),
      ...span(plain(dates)),
    }
  })
  truth.projects = uses(section('Projects'), 'cvevent').map(([name], i) => ({
    name: plain(name),
    highlights: itemsOf('Projects', i),
  }))
  truth.skills = uses(section('Strengths'), 'cvtag').map(([name]) => plain(name))
  truth.languages = uses(section('Languages'), 'cvskill').map(([language]) => ({ language: plain(language) }))
  truth.awards = uses(section('Most Proud of'), 'cvachievement').map(([, name]) => ({ name: plain(name) }))
  truth.references = uses(section('Referees'), 'cvref').map(([name]) => plain(name))
  truth.publications = [...bib.matchAll(/\n\s*title = \{(.*)\}[\s\S]*?year = \{(\d{4})\}/g)].map(match => ({
    name: match[1] ?? '',
    date: match[2] ?? '',
  }))
  return truth
}
