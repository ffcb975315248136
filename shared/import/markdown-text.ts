/**
 * The text of one line or cell of Markdown, and the links in it.
 */
export interface MarkdownLink {
  readonly text: string
  readonly url: string
}

const link =
  /(!?)\[((?:[^[\]\\]|\\.|\[[^[\]]{0,200}\]){0,1000})\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*){0,20})>?(?:\s+"[^"]{0,300}")?\s*\)/g

/** The links of a text, in order; pictures are none. */
export function markdownLinks(text: string): readonly MarkdownLink[] {
  if (!text.includes('](')) return []
  return [...text.matchAll(link)].flatMap(([, picture, inner = '', url = '']) =>
    picture === '!' ? [] : [{ text: plainMarkdown(inner), url }],
  )
}

/** The text without the signs of Markdown; links leave their text. Formulas are left as they are. */
export function plainMarkdown(text: string): string {
  // Most cells of most tables have none of them.
  if (!/[[*_`\\<]/.test(text)) return text.trim()
  return text
    .replace(link, (_found, picture: string, inner: string) => (picture === '!' ? '' : inner))
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*$]{1,500}?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(?=[^\s_])([^_$]{1,500}?)(?<=[^\s_])_(?![\w_])/g, '$1')
    .replace(/`([^`]{1,300})`/g, '$1')
    .replace(/\\([[\]*_#|>~-])/g, '$1')
    .trim()
}
