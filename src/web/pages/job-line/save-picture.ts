/** Colours as they are by day, whatever the screen shows: a saved picture is printed and sent. */
function dayColours(): { readonly of: (name: string) => string; readonly done: () => void } {
  const probe = document.createElement('span')
  probe.style.colorScheme = 'light'
  document.body.append(probe)
  const known = new Map<string, string>()
  const of = (name: string): string => {
    const before = known.get(name)
    if (before !== undefined) return before
    probe.style.color = `var(${name})`
    const colour = getComputedStyle(probe).color
    known.set(name, colour)
    return colour
  }
  return { of, done: () => probe.remove() }
}

/** The picture as a document of its own. */
export function standaloneSvg(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.removeAttribute('class')
  const colours = dayColours()
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', 'var(--color-surface)')
  copy.prepend(ground)
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(/var\((--color-[\w-]+)\)/g, (_, name: string) => colours.of(name))
    .replaceAll('Inter Variable, ', '')
  colours.done()
  return text
}

const twice = 2

/** The picture as PNG, at twice its size. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standaloneSvg(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = svg.width.baseVal.value * twice
  canvas.height = svg.height.baseVal.value * twice
  const paper = canvas.getContext('2d')
  paper?.scale(twice, twice)
  paper?.drawImage(image, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob === null ? reject(new Error('the picture could not be drawn')) : resolve(blob)),
      'image/png',
    )
  })
}

/** The picture as a page of PDF, its shapes still shapes. */
export async function pdfOf(svg: SVGSVGElement, title: string): Promise<Blob> {
  const [{ jsPDF }, { svg2pdf }] = await Promise.all([import('jspdf'), import('svg2pdf.js')])
  const [width, height] = [svg.width.baseVal.value, svg.height.baseVal.value]
  const page = new jsPDF({ orientation: width > height ? 'landscape' : 'portrait', unit: 'pt', format: 'a4' })
  const [pageWidth, pageHeight] = [page.internal.pageSize.getWidth(), page.internal.pageSize.getHeight()]
  const margin = 36
  const factor = Math.min((pageWidth - 2 * margin) / width, (pageHeight - 2 * margin - 30) / height)
  page.setFontSize(14).text(title, margin, margin)
  const drawn = new DOMParser().parseFromString(standaloneSvg(svg), 'image/svg+xml').documentElement
  await svg2pdf(drawn, page, { x: margin, y: margin + 16, width: width * factor, height: height * factor })
  return page.output('blob')
}
