/**
 * A reading list in Markdown: one item a paper, its key as pandoc and Obsidian cite it.
 *
 * Text stays text: what Markdown would act on is escaped, formulas between
 * dollars stay as they are.
 */
import { escapeVerbatim } from '../bibtex/escape.ts'
import { columnTitles, type Name } from '../library/paper.ts'
import { cleanText } from '../text/clean.ts'
import { mathSpans } from '../text/math-spans.ts'
import type { Outgoing } from './outgoing.ts'

/** Names shown; a list of three hundred is none that anybody reads. */
const mostNames = 6

export function markdownEntry(paper: Outgoing, key: string): string {
  const { arxivId, doi } = paper
  const url = paper.url || (doi === null ? '' : `https://doi.org/${doi}`)
  const title = markdown(paper.title)
  const where = [
    paper.venue === null ? '' : `*${markdown(paper.venue)}*`,
    paper.year === null ? '' : String(paper.year),
  ]
  const facts = [
    url === '' ? `**${title}**` : `[${title}](<${escapeVerbatim(url).replaceAll('>', '%3E')}>)`,
    namesOf(paper.authors),
    where.filter(said => said !== '').join(', '),
    arxivId === null ? '' : `arXiv:${arxivId}`,
    paper.column === null ? '' : columnTitles[paper.column],
    (paper.keywords ?? []).map(markdown).join(', '),
    `[@${key}]`,
  ]
  const line = `- ${facts.filter(said => said !== '').join('. ')}\n`
  return line + quoted(paper.note) + quoted(paper.abstract)
}

function namesOf(names: readonly Name[]): string {
  const shown = names
    .slice(0, mostNames)
    .map(({ literal, given, particle, family, suffix }) =>
      markdown(
        [literal, given, particle, family, suffix]
          .filter(part => part !== undefined && part !== '')
          .join(' '),
      ),
    )
  const others = names.length - shown.length
  return [...shown, ...(others > 0 ? [`and ${others} more`] : [])].join(', ')
}

/** Text below an item, as a quotation. */
function quoted(text: string): string {
  const lines = text.split('\n').map(cleanText)
  if (lines.every(line => line === '')) return ''
  return `\n${lines.map(line => `  > ${markdown(line)}`.trimEnd()).join('\n')}\n\n`
}

/** Text as Markdown that reads the same. */
function markdown(text: string): string {
  const clean = cleanText(text)
  let written = ''
  let end = 0
  for (const { start, end: spanEnd } of mathSpans(clean)) {
    written += escaped(clean.slice(end, start)) + clean.slice(start, spanEnd)
    end = spanEnd
  }
  return written + escaped(clean.slice(end))
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~#$]/g, sign => `\\${sign}`).replace(/^([-+]|\d+[.)])(?=\s)/, '\\$1')
}
