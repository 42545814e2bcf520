/**
 * The page, in Typst. Everything that it shows comes as JSON in `sys.inputs.cv` and is text, never markup. Headings, lists
 * and the picture's words are marked up in the PDF for those who have it read aloud.
 */
export const cvPage = `
#let cv = json(bytes(sys.inputs.cv))
#let accent = rgb(cv.colour)
#let ink = rgb("#1d1c1a")
#let quiet = rgb("#57544d")
#let classic = cv.template == "classic"
#let band = cv.template == "band"
#let faces = (..if classic { ("Libertinus Serif", "Inter") } else { ("Inter", "Libertinus Serif") },)
#set document(title: cv.title, author: cv.agency, date: none)
#set text(font: faces, size: if classic { 11pt } else { 9.5pt }, fill: ink, lang: "en", hyphenate: false)
#set par(leading: 0.66em, spacing: 0.8em, justify: false)
#set page(
  paper: cv.paper,
  margin: (x: 2.1cm, top: 1.9cm, bottom: 2.2cm),
  footer: context {
    set text(size: 7.5pt, fill: quiet)
    grid(columns: (1fr, auto), column-gutter: 1em, cv.footer, [#counter(page).display() / #counter(page).final().first()])
  },
)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(below: 0.5em, text(size: if classic { 23pt } else { 20pt }, weight: if classic { "regular" } else { "semibold" }, it.body))
#show heading.where(level: 2): it => block(above: 1.9em, below: 0.9em, width: 100%, {
  text(size: if classic { 12pt } else { 9pt }, weight: "semibold", fill: accent, tracking: if classic { 0pt } else { 0.04em }, if classic { smallcaps(it.body) } else { upper(it.body) })
  v(-0.45em)
  line(length: 100%, stroke: 0.5pt + accent.lighten(55%))
})
#show heading.where(level: 3): it => text(size: 1em, weight: "semibold", it.body)
#set list(indent: 0.1em, body-indent: 0.6em, spacing: 0.62em, marker: text(fill: accent, [•]))

#let blocks(all) = for one in all {
  if "points" in one { list(..one.points.map(text)) } else { par(one.text) }
}
#let logo(height) = if cv.logo { image("/logo.png", height: height, alt: cv.agency, fit: "contain") }
#let head = {
  heading(level: 1, cv.title)
  if cv.headline != "" { block(above: 0.5em, below: 0.7em, text(size: 1.1em, fill: quiet, cv.headline)) }
  if cv.contact.len() > 0 { block(above: 0.7em, text(fill: quiet, cv.contact.join("  ·  "))) }
}

#if classic {
  if cv.logo { align(center, logo(1.3cm)) }
  align(center, head)
} else if band {
  block(width: 100%, inset: (x: 0.9em, y: 1em), stroke: (left: 3pt + accent), fill: accent.lighten(92%),
    if cv.logo { grid(columns: (1fr, auto), column-gutter: 2em, align: (left, right + horizon), head, logo(1.4cm)) } else { head })
} else {
  if cv.logo { grid(columns: (1fr, auto), column-gutter: 2em, align: (left, right), head, logo(1.3cm)) } else { head }
}

#for section in cv.sections {
  heading(level: 2, section.head)
  blocks(section.blocks)
  for item in section.items {
    block(above: 1.25em, below: 0.7em, sticky: item.blocks.len() > 0, width: 100%, {
      grid(columns: (1fr, auto), column-gutter: 1.5em,
        heading(level: 3, item.title),
        text(size: 0.92em, fill: quiet, number-type: "lining", item.when))
      if item.about != "" { v(-0.35em); text(fill: quiet, item.about) }
    })
    blocks(item.blocks)
  }
}
`
