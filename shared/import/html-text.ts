/**
 * The text of HTML, line by line, as a reader of the page would copy it.
 */
import type { Stretch } from './account.ts'
import { withoutEntities } from './entities.ts'
import { type Tag, TagReader } from './tags.ts'

/** One line of text, and where its characters stand in the HTML. */
export interface HtmlLine extends Stretch {
  readonly text: string
}

const blocks = new Set(
  'address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html label legend li main nav ol option p pre section select summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
)
/** Elements whose inside is no text. */
const silent = /^(?:script|style|template|svg|math|noscript|iframe|object|head)$/i

/** The lines of a piece of HTML. Linear; nothing in it is ever run or loaded. */
export function htmlLines(html: string): readonly HtmlLine[] {
  const lines: HtmlLine[] = []
  let text = ''
  let start = -1
  let end = -1
  const flush = () => {
    const clean = text.replace(/\s+/g, ' ').trim()
    if (clean !== '') lines.push({ start, end, text: clean })
    text = ''
    start = -1
  }
  for (const part of htmlParts(html)) {
    if ('tag' in part) {
      if (blocks.has(part.tag.name.toLowerCase())) flush()
      continue
    }
    if (start < 0 && /\S/.test(part.text)) start = part.start
    if (/\S/.test(part.text)) end = part.end
    text += part.text
  }
  flush()
  return lines
}

export type HtmlPart =
  | (Stretch & { readonly tag: Tag })
  /** Text with its character references put in. */
  | (Stretch & { readonly text: string })

/** Tags and texts of HTML in order; comments and what no reader sees are left out. */
export function* htmlParts(html: string): Generator<HtmlPart, void> {
  const reader = new TagReader(html)
  let at = 0
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    if (open > at) yield textPart(html, at, open)
    if (html.startsWith('<!', open) || html.startsWith('<?', open)) {
      const sign = html.startsWith('<!--', open) ? '-->' : '>'
      const end = html.indexOf(sign, open)
      at = end < 0 ? html.length : end + sign.length
      continue
    }
    const tag = reader.at(open)
    if (!tag) {
      yield { start: open, end: open + 1, text: '<' }
      at = open + 1
      continue
    }
    yield { start: open, end: tag.end, tag }
    at = tag.end
    if (!tag.isClosing && !tag.isEmpty && silent.test(tag.name) && !/^head$/i.test(tag.name))
      at = afterSilent(html, tag)
  }
  if (at < html.length) yield textPart(html, at, html.length)
}

function textPart(html: string, start: number, end: number): HtmlPart {
  return { start, end, text: withoutEntities(html.slice(start, end)) }
}

/** Just before the tag that closes a silent element; where none does, nothing is left out. */
function afterSilent(html: string, { name, end }: Tag): number {
  const close = new RegExp(`</${name.replace(/[^\w-]/g, '')}\\s*>`, 'gi')
  close.lastIndex = end
  return close.exec(html)?.index ?? end
}
