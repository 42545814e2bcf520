/**
 * Paragraphs of a `format=flowed` text (RFC 3676): a line that ends with a space goes on in the next one of the same
 * quote depth. Depth is kept as `>` signs; a change of depth ends the paragraph, so an answer under a quote stays apart.
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: string[] = []
  let open: { depth: number; text: string } | null = null
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line)
    const content = line.slice(depth).replace(/^ /, '')
    const soft = content.endsWith(' ') && content !== '-- '
    const joins = open !== null && open.depth === depth && content !== '-- '
    if (open && !joins) out.push(marked(open.depth, open.text))
    const before: string = open && joins ? (deleteSpace ? open.text.slice(0, -1) : open.text) : ''
    if (soft && before.length < 20_000) open = { depth, text: before + content }
    else {
      out.push(marked(depth, before + content))
      open = null
    }
  }
  if (open) out.push(marked(open.depth, open.text))
  return out.join('\n')
}

function quoteDepth(line: string): number {
  let depth = 0
  while (line[depth] === '>') depth++
  return depth
}

const marked = (depth: number, text: string): string => (depth === 0 ? text : `${'>'.repeat(depth)} ${text}`)
